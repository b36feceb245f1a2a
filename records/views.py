"""Sources: the list, its downloads, and the page of one with all that rests on it."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from records.dissent import FactReader
from records.exports import ADDRESS, Column, columns, partial_date
from records.filters import SourceFilter
from records.footnotes import Saying
from records.gone import public_or_gone
from records.listing import read_export, read_listing
from records.models import Citation, Fact, Record, Source

SOURCE_COLUMNS: list[Column] = [
    *columns("slug", "title", "publisher", "url"),
    *partial_date("published_on"),
    *columns("language", "kind", "checked_on"),
    ADDRESS,
    *columns("check_result", "check_status", "moved_to", "failing_since"),
]


@dataclass(frozen=True)
class Resting:
    """A record that rests on a source, and what the source says of it."""

    record: Record
    sayings: list[Saying]


@dataclass(frozen=True)
class Group:
    """Records of one kind."""

    title: str
    rows: list[Resting]


def source_list(request: HttpRequest) -> HttpResponse:
    """Sources, the newest first."""
    listing = read_listing(request, SourceFilter, Source.objects.public().for_lists())
    context = {"section": "sources", "listing": listing}
    return render(request, "records/source_list.html", context, status=listing.status)


def source_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same sources as a file."""
    rows = Source.objects.public().for_lists()
    return read_export(request, form, SourceFilter, rows, SOURCE_COLUMNS)


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source, with every public record that rests on it."""
    found = public_or_gone(Source.objects.for_pages(), slug, request)
    if isinstance(found, HttpResponse):
        return found
    context = {"section": "sources", "source": found, "groups": groups_resting_on(found)}
    return render(request, "records/source.html", context)


def groups_resting_on(source: Source) -> list[Group]:
    """The public records that cite a source, by kind, from the lowest floor up."""
    by_kind: dict[int, dict[int, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    for citation in source.citations.all():
        by_kind[citation.content_type_id][citation.object_id].append(citation)
    kinds = {ContentType.objects.get_for_id(kind).model_class(): kind for kind in by_kind}
    floors = [model for model in reversed(list(apps.get_models())) if model in kinds]
    groups = [group_of(model, by_kind[kinds[model]]) for model in floors]
    return [group for group in groups if group.rows]


def group_of(model: type[Record], cited: dict[int, list[Citation]]) -> Group:
    """The public ones among the cited records of one kind."""
    records = model._default_manager.public().for_lists().filter(pk__in=cited)
    rows = [Resting(record, sayings(record, cited[record.pk])) for record in records]
    return Group(str(model._meta.verbose_name_plural), rows)


def sayings(record: Record, citations: list[Citation]) -> list[Saying]:
    """What the citations say of the record's facts."""
    reader = FactReader(record)
    return [
        Saying(str(Fact(one.fact).label), reader.words(one.fact, one.part, one.says), one.note)
        for one in citations
        if one.fact and one.says
    ]
