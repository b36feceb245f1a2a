"""The iCalendar feed: ends of agreements and embargoes, answers, reports, pledges to ask about."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from aid.models import Delivery
from aid.models.delivery import ASKED_AFTER
from partnerships.models import Agreement
from portal.desk.address import CalendarAddress
from portal.desk.tasks import kinds_of
from records.models import Record, State
from records.roles import roles_of

PAST, AHEAD = timedelta(days=60), timedelta(days=800)
PRODUCT = "-//Register of Municipal Diplomacy//Desk//UK"


def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """What is due for the account whose address it is. Raises: Http404 for any other."""
    known = CalendarAddress.objects.select_related("user").filter(token=token).first()
    if known is None or not (known.user.is_staff and roles_of(known.user)):
        raise Http404
    asked = request.GET.get("language")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        made = calendar_of(known.user, timezone.localdate())
    response = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def calendar_of(user: Any, day: date) -> Calendar:
    """All events of an account from two months back to two years ahead."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Register: what is due"))
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    seen = {model for model, _lists in kinds_of(user)}
    for source in (agreements, answers, reports, pledges, embargoes):
        for event in source(user, day, seen):
            made.add_component(event)
    return made


def agreements(user: Any, day: date, seen: set) -> Iterator[Event]:
    """Ends of agreements; of a vague end its first day, with what is known in words."""
    if Agreement not in seen:
        return
    rows = Agreement.objects.viewable_by(user).exclude(state=State.WITHDRAWN)
    soon = rows.filter(
        valid_until_latest__gte=day - PAST, valid_until_earliest__lte=day + AHEAD
    ).order_by("valid_until_earliest", "pk")
    public = public_keys(soon)
    for row in soon:
        when = row.valid_until.in_words(translation.get_language())
        told = _("Agreement ends (%(when)s): %(name)s") % {"when": when, "name": named(row, public)}
        yield event(row, "ends", told, row.valid_until_earliest)


def pledges(user: Any, day: date, seen: set) -> Iterator[Event]:
    """A year after a pledge that nothing fulfils yet one asks what became of it."""
    if Delivery not in seen:
        return
    rows = Delivery.objects.viewable_by(user)
    asked = rows.without_follow_up(day + AHEAD, ASKED_AFTER).filter(
        when_latest__gte=day - PAST - ASKED_AFTER
    )
    public = public_keys(asked)
    for row in asked.order_by("when_latest", "pk"):
        told = _("Ask what became of the pledge: %s") % named(row, public)
        yield event(row, "asked", told, row.when_latest + ASKED_AFTER)


def answers(user: Any, day: date, seen: set) -> Iterator[Event]:
    """Days by which the ministry answers."""
    if Agreement not in seen:
        return
    waiting = Agreement.objects.viewable_by(user).awaiting_ministry(day)
    public = public_keys(waiting)
    for row in waiting.prefetch_related("approval_steps").order_by("pk"):
        where = row.standing_on(day)
        if where is not None and where.due_on is not None:
            told = _("The ministry answers by today: %s") % named(row, public)
            yield event(row, "answer", told, where.due_on)


def reports(user: Any, day: date, seen: set) -> Iterator[Event]:
    """Days by which aid is reported."""
    if Delivery not in seen:
        return
    waiting = Delivery.objects.viewable_by(user).reports_due(day)
    public = public_keys(waiting)
    for row in waiting.order_by("customs_cleared_on", "pk"):
        due_on = row.report_on(day).due_on
        if due_on is not None:
            yield event(row, "report", _("Aid report due: %s") % named(row, public), due_on)


def embargoes(user: Any, day: date, seen: set) -> Iterator[Event]:
    """Moments at which records become visible."""
    for model in sorted(seen, key=lambda one: one._meta.label):
        rows = model._default_manager.viewable_by(user)
        for row in rows.filter(Q(embargo_until__gt=timezone.now()), state=State.PUBLISHED):
            told = _("Embargo ends: %s") % named(row, frozenset())
            yield event(row, "visible", told, row.embargo_until)


def public_keys(rows: Any) -> frozenset[int]:
    """Keys of those that visitors see."""
    return frozenset(rows.public().values_list("pk", flat=True))


def named(row: Record, public: frozenset[int]) -> str:
    """Its name; of what is not public only kind and number, for calendars are kept elsewhere."""
    if row.pk in public:
        return str(row)
    return _("%(kind)s no. %(number)d") % {
        "kind": capfirst(row._meta.verbose_name),
        "number": row.pk,
    }


def event(row: Record, what: str, told: str, when: date | datetime) -> Event:
    """One event, the whole day or a moment, with the address of the record in the admin."""
    label, name = row._meta.app_label, row._meta.model_name
    made = Event()
    made.add("uid", f"{name}-{row.pk}-{what}@{settings.PORTAL_ORIGIN.split('//')[-1]}")
    made.add("summary", told)
    made.add("dtstart", when)
    made.add("dtstamp", row.updated_at)
    made.add("url", settings.PORTAL_ORIGIN + reverse(f"admin:{label}_{name}_change", args=[row.pk]))
    made.add("transp", "TRANSPARENT")
    return made
