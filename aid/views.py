"""Aid: the list of rows, its downloads, and the page of one delivery."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from aid.charted import Subject, chart_of
from aid.comparing import CompareForm, compared
from aid.counting import totals_of
from aid.explorer import (
    chart_of_query,
    listing_of,
    read_query,
    shown_of,
    totals_of_query,
    totals_query,
)
from aid.exports import (
    DELIVERY,
    TOTALS,
    Drawn,
    notes_of,
    numbers_table,
    of_chart,
    of_comparison,
    of_totals,
    sheet_of,
    sheets_of,
    svg_file,
)
from aid.facts import delivery_facts
from aid.filters import DeliveryFilter
from aid.models import Delivery, DeliveryRelation, Item, Participant
from aid.stage_table import stage_table
from cities.countries import country_name
from records.dissent import Difference, differences
from records.exports import export
from records.filterbar import chips_of
from records.footnotes import Footnotes
from records.gone import public_or_gone
from records.languages import reader_language
from records.listing import page_of, read_export, refusal
from records.models import Fact

COMPARED = "aid-compared"


@dataclass(frozen=True)
class Tie:
    """How the delivery stands to another public one."""

    words: str
    other: Delivery
    relation: DeliveryRelation


@dataclass(frozen=True)
class ItemLine:
    """An item with the sources of its figure, and their disagreement if there is one."""

    item: Item
    numbers: list[int]
    difference: Difference | None


def delivery_list(request: HttpRequest) -> HttpResponse:
    """The explorer: facets, totals with receipt, a chart, and the rows, the newest first."""
    asked = read_query(request)
    listing = listing_of(asked, request)
    shown = None if listing.is_refused else shown_of(asked)
    context = {"section": "aid", "listing": listing, "filter": asked, "shown": shown}
    return render(request, "aid/delivery_list.html", context, status=listing.status)


def donor_country(request: HttpRequest, code: str) -> HttpResponse:
    """What a country's cities and organizations gave. Raises: Http404 where it gave nothing."""
    asked = DeliveryFilter(QueryDict(f"country={code}"), Delivery.objects.public().for_lists())
    if not asked.is_valid() or not asked.qs.exists():
        raise Http404
    public = Delivery.objects.public()
    made = totals_of(asked.qs, boundary=public)
    measure = next(iter(made.measures), None)
    subject = measure and Subject(asked.qs, public, measure, {"country": code})
    context = {
        "section": "aid",
        "code": code,
        "country": country_name(code, reader_language()),
        "table": stage_table(made, reader_language(), country=code),
        "chart": subject and chart_of(subject, "city", ""),
        "page_obj": page_of(asked.qs, request),
        "query": urlencode({"country": code}),
    }
    return render(request, "aid/country.html", context)


def aid_compare(request: HttpRequest) -> HttpResponse:
    """Home cities side by side; without a choice the form alone."""
    form = CompareForm(request.GET)
    is_asked = bool(request.GET)
    is_good = is_asked and form.is_valid()
    context = {
        "section": "aid",
        "form": form,
        "is_asked": is_asked,
        "chosen": request.GET.getlist("city"),
        "comparison": compared(list(form.cleaned_data["city"])) if is_good else None,
        "query": urlencode([("city", slug) for slug in request.GET.getlist("city")]),
    }
    status = 400 if is_asked and not is_good else 200
    return render(request, "aid/compare.html", context, status=status)


def chart_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The chart of the explorer's query: its numbers as a file, or its drawing."""
    asked = read_query(request)
    if asked.form.errors:
        return refusal(asked.form.errors)
    chart = chart_of_query(asked)
    if chart is None or not (chart.wide or form != "svg"):
        raise Http404(_("No row of aid matches these filters."))
    filters = [(str(chip.label), str(chip.value)) for chip in chips_of(asked)]
    page = f"{settings.PORTAL_ORIGIN}{reverse('delivery-list')}?{chart.query}"
    name, day = f"aid-by-{chart.kind}", timezone.localdate()
    if form == "svg":
        charts, notes = [("", sheet_of(chart))], notes_of(chart)
        return svg_file(Drawn(name, chart.title, charts, page, day, filters, notes))
    return export(form, numbers_table(name, of_chart(chart), page, day, filters))


def totals_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The totals of the explorer's query as a file, with what they leave out."""
    asked = read_query(request)
    if asked.form.errors:
        return refusal(asked.form.errors)
    query = totals_query(asked)
    page = f"{settings.PORTAL_ORIGIN}{reverse('delivery-list')}{'?' if query else ''}{query}"
    chips = [(str(chip.label), str(chip.value)) for chip in chips_of(asked)]
    numbers = of_totals(*totals_of_query(asked))
    return export(form, numbers_table(TOTALS, numbers, page, timezone.localdate(), chips))


def compare_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Home cities side by side: the numbers as a file, or the drawings under each other."""
    asked = CompareForm(request.GET)
    if not asked.is_valid():
        return refusal(asked.errors)
    cities = list(asked.cleaned_data["city"])
    comparison = compared(cities)
    query = urlencode([("city", city.slug) for city in cities])
    page = f"{settings.PORTAL_ORIGIN}{reverse('aid-compare')}?{query}"
    filters = [(str(asked.fields["city"].label), ", ".join(str(city.name) for city in cities))]
    day = timezone.localdate()
    if form != "svg":
        return export(form, numbers_table(COMPARED, of_comparison(comparison), page, day, filters))
    if not comparison.panels:
        raise Http404(_("No row of aid to these cities is public."))
    title = _("Aid to cities compared")
    notes = [
        _(
            "Each measure has one scale for all cities and stages. Cities record unequally, so a "
            "longer bar may also mean better records."
        )
    ]
    return svg_file(Drawn(COMPARED, title, sheets_of(comparison), page, day, filters, notes))


def delivery_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same rows as a file."""
    rows = Delivery.objects.public().for_lists()
    return read_export(request, form, DeliveryFilter, rows, DELIVERY)


def delivery(request: HttpRequest, slug: str) -> HttpResponse:
    """One row of aid with all that is known of it."""
    found = public_or_gone(Delivery.objects.for_pages(), slug, request)
    if not isinstance(found, Delivery):
        return found
    citations = list(found.citations.all())
    reader = delivery_facts(found)
    differing = differences(citations, reader)
    footnotes = Footnotes()
    footnotes.add(citations, reader)
    context = {
        "section": "aid",
        "record": found,
        "api": "api-delivery-detail",
        "footnotes": footnotes,
        "differences": differing,
        "differing_facts": {one.fact: one for one in differing},
        "lines": [item_line(item, citations, differing, footnotes) for item in found.items.all()],
        "roles": roles_of(found),
        "ties": ties_of(found),
    }
    return render(request, "aid/delivery.html", context)


def item_line(
    item: Item, citations: list, differing: list[Difference], footnotes: Footnotes
) -> ItemLine:
    """The item with what sources say of its figure."""
    own = [one for one in citations if one.fact == Fact.QUANTITY and one.part == item.position]
    about = [one for one in differing if (one.fact, one.part) == (Fact.QUANTITY, item.position)]
    return ItemLine(item, footnotes.numbers(own), about[0] if about else None)


def roles_of(delivery: Delivery) -> list[tuple[str, list[Participant]]]:
    """Who took part, by role; a hub is named as hub, never as donor (R5)."""
    words = {
        Participant.Role.DONOR: _("Given by"),
        Participant.Role.HUB: _("Collected and forwarded by (hub, not donor)"),
        Participant.Role.CARRIER: _("Carried by"),
        Participant.Role.IMPLEMENTER: _("Carried out by"),
        Participant.Role.RECEIVER: _("Received by"),
    }
    found = [(label, delivery.in_role(role)) for role, label in words.items()]
    return [(label, who) for label, who in found if who]


def ties_of(delivery: Delivery) -> list[Tie]:
    """Its relations to other public rows, from either side."""
    kinds = DeliveryRelation.Kind
    forward = {
        kinds.FULFILS: _("Fulfils"),
        kinds.PART_OF: _("Is part of"),
        kinds.FORWARDED_FROM: _("Was forwarded from"),
        kinds.OVERLAPS: _("May overlap"),
    }
    back = {
        kinds.FULFILS: _("Is fulfilled by"),
        kinds.PART_OF: _("Contains"),
        kinds.FORWARDED_FROM: _("Was forwarded as"),
        kinds.OVERLAPS: _("May overlap"),
    }
    ties = [Tie(forward[one.kind], one.target, one) for one in delivery.relations.all()]
    return ties + [Tie(back[one.kind], one.delivery, one) for one in delivery.related_from.all()]
