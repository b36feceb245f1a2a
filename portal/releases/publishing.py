"""Publishes a release: packs, verifies, compares, and only then gives it its name."""

import hashlib
import json
import os
import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.package.packing import pack
from portal.releases.comparing import Changes, compare
from portal.releases.model import VERSION, Release

CHUNK = 1 << 20


class ReleaseError(Exception):
    """A release that cannot be made; the message says what to do."""


@dataclass(frozen=True)
class Draft:
    """A package that is packed and verified, but has no name yet."""

    version: str
    path: Path
    sha256: str
    size: int
    counts: dict[str, int]
    changes: Changes
    since: str = ""


def next_version() -> str:
    """The year and the next number within it."""
    year = timezone.localdate().year
    made = Release.objects.filter(version__startswith=f"{year}.").values_list("version", flat=True)
    numbers = [int(version.partition(".")[2]) for version in made]
    return f"{year}.{max(numbers, default=0) + 1}"


def folder() -> Path:
    """Where releases lie."""
    place = Path(settings.PORTAL_RELEASES)
    place.mkdir(parents=True, exist_ok=True)
    return place


def draft(version: str) -> Draft:
    """Packs the public register as it stands. Raises: ReleaseError where it is not sound."""
    if not re.fullmatch(VERSION, version, re.ASCII):
        raise ReleaseError(_("“%s” is no version: write year and number, 2026.1.") % version[:40])
    if Release.objects.filter(version=version).exists() or (folder() / f"{version}.zip").exists():
        raise ReleaseError(
            _("Release %s exists and never changes: choose another version.") % version
        )
    newest = Release.objects.newest()
    if newest and not newest.path.is_file():
        raise ReleaseError(
            _("The file %s is missing: put it back from the backup, or take the release back.")
            % newest.path
        )
    handle, name = tempfile.mkstemp(prefix=".draft-", suffix=".zip", dir=folder())
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            counts = pack(file, version, timezone.localdate()).counts
        verify(path, counts)
        before = Release.objects.newest()
        changes = compare(before.path, path) if before else {}
        since = before.version if before else ""
        return Draft(version, path, checksum(path), path.stat().st_size, counts, changes, since)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def verify(path: Path, counts: dict[str, int]) -> None:
    """Raises: ReleaseError where the zip is damaged or a table is not as described."""
    with zipfile.ZipFile(path) as archive:
        if (broken := archive.testzip()) is not None:
            raise ReleaseError(_("The file %s of the package is damaged: try again.") % broken)
        described = json.loads(archive.read("datapackage.json"))
        names = {resource["path"] for resource in described["resources"]}
        if names | {"datapackage.json", "README.md"} != set(archive.namelist()):
            raise ReleaseError(_("The package does not hold what it describes: try again."))
    if not counts["cities"]:
        raise ReleaseError(_("The register is empty: load it first (manage.py load_register)."))


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def publish(made: Draft, notes_uk: str = "", notes_en: str = "") -> Release:
    """Gives a draft its name and its record; all of it or nothing.

    Raises: ReleaseError where somebody else published the version meanwhile.
    """
    target = folder() / f"{made.version}.zip"
    release = Release(
        version=made.version,
        sha256=made.sha256,
        size=made.size,
        counts=made.counts,
        changes=made.changes,
        since=made.since,
        notes_uk=notes_uk,
        notes_en=notes_en,
    )
    try:
        # That no other has the version is told by the file, whose name can be taken once
        release.full_clean(validate_unique=False)
        # A hard link fails where the name is taken, so two cannot publish one version
        os.link(made.path, target)
    except FileExistsError as error:
        message = _("Release %s exists and never changes: choose another version.")
        raise ReleaseError(message % made.version) from error
    finally:
        made.path.unlink(missing_ok=True)
    try:
        target.chmod(0o444)
        release.save()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return release
