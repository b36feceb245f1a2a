"""How a date, a number, a quantity and a text look to readers, decided once."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from records.languages import LocalText, reader_language
from records.partial_dates import PartialDate, parse
from records.plurals import format_number
from records.quantities import Quantity

register = template.Library()


@register.filter
def at(items: list[Any], place: int) -> Any:
    """The item at a place, counted from 0. Unknown: an empty text."""
    return items[place] if place < len(items) else ""


@register.filter
def shown(text: LocalText) -> SafeString:
    """A text in the reader's language; in the other one, marked and with a note that says so."""
    if text.is_translated:
        return format_html("{}", text)
    in_ukrainian, in_english = _("not translated, in Ukrainian"), _("not translated, in English")
    note = in_ukrainian if text.language == "uk" else in_english
    marked = '<span lang="{}">{}</span> <small class="muted">({})</small>'
    return format_html(marked, text.language, text, note)


@register.filter
def in_words(value: PartialDate | str | None) -> str:
    """A partial date in full words: spring 2022. Unknown: an empty text."""
    known = parse(value) if isinstance(value, str) and value else value
    return known.in_words(reader_language()) if isinstance(known, PartialDate) else ""


@register.filter
def in_short(value: PartialDate | None) -> str:
    """A partial date in short words for tables: 20 Jan 2025. Unknown: an empty text."""
    return value.in_words(reader_language(), short=True) if value else ""


@register.filter
def day(value: date | None) -> str:
    """A calendar day in words: 23 February 2022."""
    return parse(value.isoformat()).in_words(reader_language()) if value else ""


@register.filter
def number(value: int | Decimal | None) -> str:
    """A number grouped as the reader's language does."""
    return "" if value is None else format_number(value, reader_language())


@register.filter
def quantity(value: Quantity) -> str:
    """A quantity with qualifier and unit: more than 3,500 tonnes."""
    return value.in_words(reader_language())


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """This page's query string with some parameters changed; an empty value drops one."""
    query: QueryDict = context.request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
