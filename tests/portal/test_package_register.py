"""The package of the real register is valid, as `frictionless validate` sees it."""

import io
from datetime import date

import pytest
from frictionless import Package, system

from aid.counting import totals_of
from aid.models import Delivery
from aid.totals import STAGES
from cities.models import City
from portal.package.packing import pack, unpack
from portal.register.loading import load_tables, read_folder
from tests.portal.test_package import forget_everything

# What must say the same; rows of one date may change places: a package goes by slug
SAME = ("/en/matrix.csv", "/en/partnerships.csv", "/en/agreements.csv", "/en/sources.csv")
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


def zip_of_the_register():
    """The package of the register as it stands."""
    file = io.BytesIO()
    pack(file, "2026.1", date(2026, 11, 26))
    return file.getvalue()


def lines_of(client, page):
    """The lines of an answer, in one order."""
    answer = client.get(page)
    assert answer.status_code == 200
    return sorted(answer.getvalue().splitlines())


def totals_by_city():
    """For each home city and for all: rows counted, rows left out, every figure in words."""
    public = Delivery.objects.public()
    asked = {"all": public}
    asked |= {city.slug: public.to_city(city) for city in City.objects.public().home()}
    told = {}
    for name, rows in asked.items():
        made = totals_of(rows)
        figures = {
            (measure.key, stage): made.figure(measure, stage).in_words("en")
            for measure in made.measures
            for stage in STAGES
        }
        receipt = made.receipt()
        notes = [(n.reason, n.rows, n.figures) for n in receipt.left_out + receipt.doubts]
        told[name] = (receipt.counted, notes, figures)
    return told


def test_register_is_the_same_when_its_package_is_loaded(client, tmp_path):
    first = zip_of_the_register()
    pages = {page: lines_of(client, page) for page in SAME}
    totals = totals_by_city()
    path, folder = tmp_path / "register.zip", tmp_path / "tables"
    path.write_bytes(first)
    folder.mkdir()
    unpack(path, folder)
    forget_everything()
    assert not Delivery.objects.exists()

    ledger = load_tables(read_folder(folder))

    assert ledger.problems == []
    assert zip_of_the_register() == first
    assert {page: lines_of(client, page) for page in SAME} == pages
    assert totals_by_city() == totals
    assert totals["all"][0] == 204
