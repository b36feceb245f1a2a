"""Releases of the register: the list, what changed in one, its file; the live package."""

import tempfile
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.package.describing import TITLES
from portal.package.packing import pack
from portal.releases import Release
from portal.releases.values import LISTED, Change, Values, values_of

ZIP = "application/zip"
# A release never changes but may be taken back: after a day whoever keeps it asks again
A_DAY = "public, max-age=86400, must-revalidate"
LIVE = "live"
# The address of a record of a table, by its key
PAGES = {
    "sources": "source",
    "cities": "city",
    "organizations": "organization",
    "partnerships": "partnership",
    "agreements": "agreement",
    "initiatives": "initiative",
    "deliveries": "delivery",
    # Rows without a page of their own stand on another's
    "city_names": "city",
    "case_profiles": "city",
    "partnership_events": "partnership",
    "delivery_items": "delivery",
    "participants": "delivery",
}


@dataclass(frozen=True)
class Changed:
    """A record that was added, changed or removed. Unknown: no address, it has no page."""

    key: str
    url: str
    columns: str = ""
    values: tuple[Change, ...] = ()


@dataclass(frozen=True)
class TableChanges:
    """One table of a release."""

    table: str
    title: str
    added: list[Changed]
    changed: list[Changed]
    removed: list[Changed]
    numbers: dict[str, int]
    columns: str = ""


@require_safe
def release_list(request: HttpRequest) -> HttpResponse:
    """All releases, the newest first."""
    releases = [(release, totals_of(release)) for release in Release.objects.all()]
    return render(request, "portal/releases.html", {"section": "data", "releases": releases})


def totals_of(release: Release) -> dict[str, int]:
    """How many rows were added, changed and removed in all tables."""
    return {
        name: sum(len(told.get(name, ())) for told in release.changes.values())
        for name in ("added", "changed", "removed")
    }


@require_safe
def release(request: HttpRequest, version: str) -> HttpResponse:
    """One release with what changed since the one before."""
    found = get_object_or_404(Release, version=version)
    if found.is_retracted:
        return render(request, "410.html", {"reason": found.retraction_reason}, status=410)
    context = {
        "section": "data",
        "release": found,
        "tables": [(TITLES.get(table, table), rows) for table, rows in found.counts.items()],
        "changes": changes_of(found),
    }
    return render(request, "portal/release.html", context)


def changes_of(release: Release) -> list[TableChanges]:
    """The tables that changed; nothing to compare makes no change."""
    if not release.since:
        return []
    return [
        table_changes(table, told, values_of(release, table) if told.get("changed") else {})
        for table, told in release.changes.items()
    ]


def table_changes(table: str, told: dict[str, Any], values: Values) -> TableChanges:
    """One table, cut where it is long; what changed stands with its old and its new value."""
    edited = told.get("changed", {})
    return TableChanges(
        table=table,
        title=str(TITLES.get(table, table)),
        added=[Changed(key, address(table, key)) for key in told.get("added", [])[:LISTED]],
        changed=[
            Changed(key, address(table, key), ", ".join(columns), values.get(key, ()))
            for key, columns in list(edited.items())[:LISTED]
        ],
        removed=[Changed(key, address(table, key)) for key in told.get("removed", [])[:LISTED]],
        numbers={name: len(told.get(name, ())) for name in ("added", "changed", "removed")},
        columns=", ".join(told.get("columns", ())),
    )


def address(table: str, key: str) -> str:
    """The page of a record; it answers for ever. Unknown: empty where a row has none."""
    first, *others = key.split(" | ")
    if table == "claims" and others:
        table, first = first, others[0].partition("#")[0]
    name, slug = PAGES.get(table, ""), first
    try:
        return reverse(name, args=[slug]) if name else ""
    except NoReverseMatch:
        return ""


@require_safe
def release_file(request: HttpRequest, version: str) -> HttpResponseBase:
    """The file of a release, which never changes."""
    found = get_object_or_404(Release, version=version)
    if found.is_retracted:
        return render(request, "410.html", {"reason": found.retraction_reason}, status=410)
    tag = f'"{found.sha256}"'
    headers = {"ETag": tag, "Cache-Control": A_DAY}
    if tag in request.headers.get("if-none-match", ""):
        return HttpResponseNotModified(headers=headers)
    try:
        file = found.path.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("The file of this release is not here.")) from error
    return FileResponse(
        file, as_attachment=True, filename=found.file_name, content_type=ZIP, headers=headers
    )


@require_safe
def live_package(request: HttpRequest) -> HttpResponseBase:
    """The public register of this moment, packed when asked."""
    # The response closes it, and so removes it
    file = tempfile.TemporaryFile()  # noqa: SIM115
    day = timezone.localdate()
    pack(file, f"{LIVE}-{day.isoformat()}", day)
    file.seek(0)
    name = f"register-of-municipal-diplomacy-{day.isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type=ZIP)
