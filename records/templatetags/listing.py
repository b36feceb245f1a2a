"""Tags of lists: the filter form, its chips, downloads of the same rows, sources of a row."""

from typing import Any

from django import template
from django.urls import reverse

from records import filterbar
from records.evidence import single_publisher, sources_of
from records.filters import RegisterFilterSet
from records.language_names import in_language
from records.languages import reader_language
from records.models import Record, Source

register = template.Library()


@register.simple_tag
def filter_fields(filterset: RegisterFilterSet) -> list[filterbar.Field]:
    """The inputs of a filter form."""
    return filterbar.fields_of(filterset)


@register.simple_tag
def filter_chips(filterset: RegisterFilterSet) -> list[filterbar.Chip]:
    """The values in force, each with the address without it."""
    return filterbar.chips_of(filterset)


@register.simple_tag(takes_context=True)
def export_address(context: Any, name: str, form: str) -> str:
    """Where the same filtered rows are downloaded in the form csv, xlsx, json or geojson."""
    query = context.request.GET.copy()
    query.pop("page", None)
    address = reverse(name, kwargs={"form": form})
    return f"{address}?{query.urlencode()}" if query else address


@register.filter
def source_count(record: Record) -> int:
    """On how many public sources the record rests."""
    return len(sources_of(record.citations.all()))


@register.filter
def only_publisher(record: Record) -> str:
    """Who alone stands behind a record. Unknown: empty, it rests on several."""
    return single_publisher(record.citations.all())


@register.filter
def its_language(source: Source) -> str:
    """In which language a source is."""
    return in_language(source.language, reader_language())


@register.filter
def language_note(source: Source) -> str:
    """In which language a source is, where it is not the reader's."""
    reader = reader_language()
    return "" if source.language == reader else in_language(source.language, reader)
