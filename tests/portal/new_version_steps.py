"""Shared by tests: a changed published record."""

from typing import Any

from django.test import Client

from records.models import NewVersion
from tests.desk import address, open_form

WHY = "Виправлено за джерелом"


def page(row: Any) -> str:
    """The page of its new version."""
    return address(type(row), row.pk, "new_version")


def step(client: Client, row: Any, name: str, **more: str) -> Any:
    """Takes a step with the new version that was looked at; what is released was in review."""
    version = NewVersion.objects.of(row).get()
    number = version.number
    if name in ("_release", "_send_back") and not version.is_in_review:
        version.send_to_review()
    if name == "_discard":
        more = {"discarded_why": "Помилка", **more}
    return client.post(page(row), {"number": number, name: "1", **more})


def reopened(client: Client, row: Any) -> Any:
    """The form with the new version in it."""
    return client.post(address(type(row), row.pk), {"_reopen": "1"})


def send_reopened(client: Client, row: Any, **changes: str) -> Any:
    """Opens the new version in the form, changes some inputs, saves."""
    response = reopened(client, row)

    class Opened:
        """Gives the form that is open already."""

        def get(self, _url: str) -> Any:
            return response

    url = address(type(row), row.pk)
    data = open_form(Opened(), url, type(row))
    return client.post(url, {**data, **changes})


def address_of_preview(row: Any, language: str = "uk") -> str:
    """Where its page is shown before it is public."""
    base = address(type(row), row.pk).removesuffix("change/")
    return f"{base}preview/{language}/"
