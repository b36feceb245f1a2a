"""The data package: nothing hidden, the same bytes, loadable, valid."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone
from frictionless import Package, system

from aid.measures import Measure
from aid.models import Delivery, DeliveryRelation, Participant
from cities.models import City
from partnerships.models import Agreement, Organization, Partnership
from portal.package.describing import TITLES, fields_of, resource_of
from portal.package.moment import one_moment
from portal.package.packing import pack, unpack
from portal.package.tables import TABLES
from portal.register.files import FILES
from portal.register.loading import load_tables, read_folder
from records.models import Source
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_profile,
    make_source,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)
TONS = Measure("goods", None, "tonnes")
CANARY = "canary-7f3a"
FLOORS = ("records", "cities", "partnerships", "aid")


def packed(version="2026.1"):
    """The bytes of a package."""
    file = io.BytesIO()
    pack(file, version, DAY)
    return file.getvalue()


def texts_of(content):
    """All that stands in a zip, names of files too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        return " ".join([*names, *(archive.read(name).decode() for name in names)])


def small_register():
    """Two cities with a link, a paper, an initiative and a row of aid."""
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    make_profile(lviv, text_uk="Текст [@source-one].", text_en="Text [@source-one].")
    make_partnership(lviv, freiburg)
    paper = make_agreement(lviv, parties=[lviv, freiburg])
    make_initiative(lviv, parties=[lviv, freiburg]).agreements.add(paper)
    row = make_delivery(lviv, donors=[freiburg], agreement=paper)
    make_item(row, quantity="2.5", good="relief-goods", unit="tonnes")
    cite(row, fact="quantity", part=1, says="3 tonnes")
    return lviv, row


def tables_of(content):
    """The tables of a package; the loader brings the project's own vocabulary of areas."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {f"{t}.csv": archive.read(f"{t}.csv") for t in TABLES if t != "areas"}


def forget_everything():
    """An empty register, as after `migrate`."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in FLOORS:
            model._base_manager.all()._raw_delete("default")


def test_same_register_gives_the_same_bytes():
    small_register()

    assert hashlib.sha256(packed()).digest() == hashlib.sha256(packed()).digest()


def test_package_loads_into_an_empty_register_and_packs_to_the_same_tables(tmp_path):
    small_register()
    first = packed()
    path, folder = tmp_path / "register.zip", tmp_path / "tables"
    path.write_bytes(first)
    folder.mkdir()
    unpack(path, folder)
    forget_everything()
    assert not Delivery.objects.exists()

    ledger = load_tables(read_folder(folder))

    assert ledger.problems == []
    assert tables_of(packed()) == tables_of(first)


def loaded_again(tmp_path):
    """The register after its package was loaded into an empty one; the package as it was."""
    first = packed()
    (tmp_path / "register.zip").write_bytes(first)
    (tmp_path / "tables").mkdir()
    unpack(tmp_path / "register.zip", tmp_path / "tables")
    forget_everything()
    assert load_tables(read_folder(tmp_path / "tables")).problems == []
    return first


def rows_in(content, table):
    """The rows of one table of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(f"{table}.csv").decode())))


def test_websites_registry_ids_and_documents_are_in_the_package(tmp_path):
    lviv = make_home("lviv", website="https://city.example/")
    body = {"registry_id": "UA-EDR-22527015", "website": "https://body.example/"}
    make_organization("body", **body)
    paper = make_agreement(
        lviv, parties=[lviv, make_city()], document_url="https://city.example/paper.pdf"
    )
    Agreement.objects.filter(pk=paper.pk).update(document="agreements/paper.pdf")

    first = loaded_again(tmp_path)

    told = rows_in(first, "agreements")[0]
    assert told["document"] == f"{settings.PORTAL_ORIGIN}/en/agreements/{paper.slug}/document/"
    assert City.objects.get(slug="lviv").website == "https://city.example/"
    kept = Organization.objects.get(slug="body")
    assert (kept.registry_id, kept.website) == tuple(body.values())
    assert Agreement.objects.get().document_url == "https://city.example/paper.pdf"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "'=", "''@"])
def test_texts_cannot_run_and_come_back_as_they_were(tmp_path, sign):
    title = f"{sign}1+1, said the mayor"
    make_delivery(make_home("lviv"), title_en=title)

    first = loaded_again(tmp_path)

    assert rows_in(first, "deliveries")[0]["title_en"] == f"'{title}"
    assert Delivery.objects.get().title_en == title


def test_negative_numbers_stay_numbers(tmp_path):
    make_city("albuquerque", latitude="-35.08449", longitude="-106.65114")

    first = loaded_again(tmp_path)

    told = rows_in(first, "cities")[0]
    assert (told["latitude"], told["longitude"]) == ("-35.08449", "-106.65114")
    assert str(City.objects.get().longitude) == "-106.65114"


def test_nothing_hidden_is_in_the_package():
    lviv, row = small_register()
    for state in ("draft", "in_review", "withdrawn"):
        told = {"withdrawal_reason_uk": CANARY} if state == "withdrawn" else {}
        hidden = make_delivery(lviv, f"{CANARY}-{state}", state=state, title_en=CANARY, **told)
        make_item(hidden, description_en=CANARY)
        DeliveryRelation.objects.create(
            delivery=row, kind="overlaps", target=hidden, note_en=CANARY
        )
    later = timezone.now() + timedelta(days=1)
    make_delivery(lviv, f"{CANARY}-embargo", title_en=CANARY, embargo_until=later)
    body = make_organization(f"{CANARY}-body", state="draft", name_en=CANARY)
    Participant.objects.create(delivery=row, role="hub", organization=body, position=5)
    make_agreement(lviv, f"{CANARY}-paper", state="draft", title_en=CANARY)
    cite(row, make_source(f"{CANARY}-source", state="draft", title=CANARY), fact="when", says="1")
    make_partnership(lviv, make_city(f"{CANARY}-city", state="draft", name_en=CANARY))
    Delivery.objects.filter(pk=row.pk).update(review_note=CANARY)

    assert CANARY not in texts_of(packed())


def test_columns_are_those_of_the_loader():
    for table, columns in FILES.items():
        named = [field["name"] for field in fields_of(table)]
        assert set(named) == {*columns.required, *columns.optional} - {"review"}


def test_every_table_is_described():
    assert list(TITLES) == list(TABLES)


def test_descriptor_names_units_keys_licence_and_version():
    make_home("lviv")
    with zipfile.ZipFile(io.BytesIO(packed("2026.7"))) as archive:
        told = json.loads(archive.read("datapackage.json"))

    items = next(one for one in told["resources"] if one["name"] == "delivery_items")
    quantity = next(one for one in items["schema"]["fields"] if one["name"] == "quantity")
    assert told["version"] == "2026.7"
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert items["schema"]["primaryKey"] == ["delivery", "position"]
    assert items["schema"]["foreignKeys"] == [
        {"fields": ["delivery"], "reference": {"resource": "deliveries", "fields": ["slug"]}}
    ]
    assert (quantity["type"], quantity["unit"]) == ("number", "as in the column unit")
    assert all(
        field["description"] for one in told["resources"] for field in one["schema"]["fields"]
    )


def test_live_package_is_sent_as_a_file(client):
    small_register()

    answer = client.get("/en/data/register.zip")

    content = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == "application/zip"
    assert "deliveries.csv" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert Source.objects.public().count() == 1
    assert Partnership.objects.public().count() == 1


def test_cells_are_as_many_as_the_header(tmp_path):
    small_register()
    path = tmp_path / "register.zip"
    path.write_bytes(packed())

    with system.use_context(trusted=True):
        report = Package(str(path)).validate()

    assert report.valid, report.flatten(["title", "message"])


@pytest.mark.django_db(transaction=True)
def test_package_is_read_at_one_moment():
    with one_moment():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SHOW transaction_isolation")
                assert cursor.fetchone() == ("repeatable read",)
        assert connection.in_atomic_block
    assert not connection.in_atomic_block


def test_titles_and_meanings_are_in_both_languages():
    told = [resource_of(table) for table in TABLES]
    fields = [(one["name"], field) for one in told for field in one["schema"]["fields"]]

    assert [one["name"] for one in told if one["title"] == one["title_uk"]] == []
    assert [
        (table, field["name"])
        for table, field in fields
        if field["description"] == field["description_uk"]
    ] == []
