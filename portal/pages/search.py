"""The search page: one box over all public records, what was found by kind, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from portal.search.asking import LONGEST, Unanswerable, read_question
from portal.search.explaining import OTHER_NAME, Reason
from portal.search.finding import MOST, Found, Group, find
from portal.search.kinds import BY_NAME, KINDS, Kind
from portal.search.showing import Hit, show
from records.languages import reader_language
from records.listing import page_of
from records.models import Record, Source
from records.plurals import format_number
from records.templatetags.register import in_short

SHOWN_OF_A_KIND = 5
KNOWN = frozenset({"q", "type", "page"})


@dataclass(frozen=True)
class Row:
    """A hit as the page shows it: with facts in a line, and reasons, each under its label."""

    hit: Hit
    facts: str
    reasons: list[tuple[str, Reason]]


@dataclass(frozen=True)
class Shelf:
    """What was found of one kind; `counted` in words, as far as it was counted."""

    kind: Kind
    title: str
    counted: str
    rows: list[Row]
    is_cut: bool


def search(request: HttpRequest) -> HttpResponse:
    """What the register holds for `?q=`, of all kinds or of the one of `?type=`."""
    text = request.GET.get("q", "")
    kind_name = request.GET.get("type", "")
    context = {"section": "search", "text": text, "longest": LONGEST, "most": MOST}
    context["is_narrowed"] = bool(kind_name)
    if advice := refusal_of(request.GET):
        return render(request, "portal/search.html", {**context, "advice": advice}, status=400)
    kinds = [BY_NAME[kind_name]] if kind_name else KINDS
    try:
        found = find(read_question(text), kinds)
    except Unanswerable as refusal:
        # Who has not asked yet needs no advice
        context["advice"] = refusal.message if "q" in request.GET else ""
        return render(request, "portal/search.html", context)
    context |= {"found": found, "total": total_of(found)}
    if context["is_narrowed"] and found.groups:
        return render(request, "portal/search.html", {**context, **one_kind(found, request)})
    return render(request, "portal/search.html", {**context, **all_kinds(found)})


def total_of(found: Found) -> str:
    """How many records there are of all kinds, in a sentence."""
    number = {"number": counted(found.count, found.has_more)}
    return ngettext("%(number)s record", "%(number)s records", found.count) % number


def refusal_of(query: QueryDict) -> str:
    """Why an address cannot be answered, whatever is looked for; empty where it can."""
    if strangers := sorted(set(query) - KNOWN):
        return _("Unknown parameter “%(name)s”. Known: %(known)s.") % {
            "name": strangers[0][:60],
            "known": ", ".join(sorted(KNOWN)),
        }
    if query.get("type") and query["type"] not in BY_NAME:
        return _("There is no such kind of record.")
    return ""


def counted(number: int, has_more: bool) -> str:
    """How many there are: "12", "more than 100"."""
    shown = format_number(number, reader_language())
    return _("more than %(number)s") % {"number": shown} if has_more else shown


def all_kinds(found: Found) -> dict[str, Any]:
    """The first of each kind."""
    shown = [hit for group in found.groups for hit in group.hits[:SHOWN_OF_A_KIND]]
    hits = show(shown, found.question)
    return {"shelves": [shelf_of(group, hits) for group in found.groups]}


def one_kind(found: Found, request: HttpRequest) -> dict[str, Any]:
    """One page of the only kind. Raises: Http404 for a page there is not."""
    group = found.groups[0]
    page = page_of(group.hits, request)
    shelf = shelf_of(group, show(list(page.object_list), found.question))
    return {"shelves": [shelf], "page_obj": page}


def shelf_of(group: Group, hits: Sequence[Hit]) -> Shelf:
    """A group of the page, with those of the hits that are of its kind."""
    rows = [row_of(hit) for hit in hits if hit.kind is group.kind]
    return Shelf(
        kind=group.kind,
        title=capfirst(str(group.kind.model._meta.verbose_name_plural)),
        counted=counted(len(group.hits), group.has_more),
        rows=rows,
        is_cut=len(rows) < len(group.hits),
    )


def row_of(hit: Hit) -> Row:
    """A hit with its facts and reasons in words; a fact that is a reason stands there only."""
    told = {reason.field for reason in hit.further}
    known = FACTS[type(hit.record)](hit.record)
    facts = [text for field, text in known.items() if text and field not in told]
    labels = [(label_of(hit.record, reason.field), reason) for reason in hit.further]
    return Row(hit, ", ".join(facts), labels)


def label_of(record: Record, field: str) -> str:
    """What a column is called; a link is named by its cities."""
    if field == OTHER_NAME:
        return _("found by another name")
    named = City if isinstance(record, Partnership) and field.startswith("name") else type(record)
    return str(named._meta.get_field(field).verbose_name)


def kind_and_day(day: str) -> Callable[[Any], dict[str, str]]:
    """What kind of record it is, and when it was."""
    return lambda one: {"kind": one.get_kind_display(), day: in_short(getattr(one, day))}


# What tells a record from others of like name: words by column
FACTS: dict[type[Record], Callable[[Any], dict[str, str]]] = {
    City: lambda city: {"country": city.country.name},
    Partnership: lambda link: {"kind": link.get_kind_display(), "established": link.years},
    Agreement: kind_and_day("signed_on"),
    Initiative: kind_and_day("when"),
    Organization: lambda body: {"kind": body.get_kind_display(), "country": body.country.name},
    Delivery: lambda row: {"stage": row.get_stage_display(), "when": in_short(row.when)},
    Source: lambda one: {"publisher": one.publisher, "published_on": in_short(one.published_on)},
}
