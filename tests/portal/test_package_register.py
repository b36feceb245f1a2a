"""The package of the real register is valid, as `frictionless validate` sees it."""

from datetime import date

import pytest
from frictionless import Package, system

from portal.package.packing import pack

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def test_package_of_the_register_is_valid(tmp_path):
    path = tmp_path / "register.zip"
    with path.open("wb") as file:
        counts = pack(file, "2026.1", date(2026, 11, 26)).counts

    with system.use_context(trusted=True):
        report = Package(str(path)).validate()

    assert report.valid, report.flatten(["title", "message"])
    assert counts["deliveries"] == 213
    assert counts["partnerships"] == 186
