"""Shared by tests: the officer's desk."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from portal.desk.address import CalendarAddress
from portal.desk.tasks import tasks_of

TODAY = date(2026, 11, 27)


def due(user: User, day: date = TODAY) -> dict[str, dict[str, int]]:
    """How many records of which kind stand in each list."""
    found: dict[str, dict[str, int]] = {}
    for task in tasks_of(user, day):
        for share in task.shares:
            found.setdefault(task.name, {})[share.address.split("/")[3]] = share.count
    return found


def feed(client: Client, user: User, language: str = "uk") -> Any:
    """The calendar of an account, which any program may ask for."""
    known, _made = CalendarAddress.objects.get_or_create(user=user)
    response = client.get(reverse("calendar", args=[known.token]), {"language": language})
    assert response.status_code == 200
    return response


def events(client: Client, user: User, language: str = "uk") -> list[tuple[str, Any]]:
    """Its events: summary and day."""
    made = Calendar.from_ical(feed(client, user, language).content)
    return [(str(one["summary"]), one["dtstart"].dt) for one in made.walk("VEVENT")]
