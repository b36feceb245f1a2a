"""Linked data in the terms of schema.org: every type, property and value type is known there."""

import json
import re
from pathlib import Path

import pytest

from portal.linked_data import iso_date
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_profile,
)

pytestmark = pytest.mark.django_db
TERMS = json.loads((Path(__file__).parent.parent / "schema_org.json").read_text())["types"]
# Google's search box has a property of its own
BEYOND = {"query-input"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def all_nodes(client, address):
    """The nodes of a page."""
    answer = client.get(address)
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.S)
    return [node for text in found for node in json.loads(text)["@graph"]]


def graph(client, address):
    """The nodes of a page but the way to it."""
    return [one for one in all_nodes(client, address) if one["@type"] != "BreadcrumbList"]


def faults(node, where=""):
    """What schema.org does not know of a node and of the nodes in it."""
    kind = node.get("@type")
    if kind not in TERMS:
        return [f"{where}: unknown type {kind}"]
    told = []
    for name, values in node.items():
        if name.startswith("@") or name in BEYOND:
            continue
        allowed = TERMS[kind]["properties"].get(name)
        if allowed is None:
            told.append(f"{where}{kind}.{name}: unknown property")
            continue
        for value in values if isinstance(values, list) else [values]:
            told += value_faults(value, allowed, f"{where}{kind}.{name}")
    return told


def value_faults(value, allowed, where):
    """Whether a value has one of the allowed types."""
    if isinstance(value, dict):
        known = {*TERMS.get(value.get("@type"), {}).get("is", ()), value.get("@type")}
        fits = bool(known & set(allowed)) or "Thing" in allowed
        return faults(value, f"{where} > ") + ([] if fits else [f"{where}: no {value['@type']}"])
    kinds = {"Text", "URL", "Date", "DateTime", "Number", "Boolean", "Time", "Float", "Integer"}
    return [] if kinds & set(allowed) or "IdReference" in allowed else [f"{where}: no plain value"]


@pytest.fixture
def register():
    """A record of every kind."""
    lviv, freiburg = (
        make_home("lviv", wikidata_id="Q36036", geonames_id=702550),
        make_city("freiburg"),
    )
    make_profile(lviv)
    make_partnership(lviv, freiburg)
    hospital = make_organization("hospital", kind="hospital")
    make_agreement(lviv, parties=[lviv, freiburg, hospital], summary_en="Text")
    make_initiative(lviv, parties=[freiburg], when_edtf="2023-09-14")
    make_initiative(lviv, "undated", when_edtf="2022-21")
    make_item(make_delivery(lviv, donors=[freiburg, hospital], when_edtf="2022-03-01"))


ADDRESSES = [
    "/en/", "/uk/data/", "/en/matrix/", "/en/aid/", "/en/partnerships/", "/en/agreements/",
    "/en/cities/lviv/", "/uk/cities/freiburg/", "/en/partnerships/lviv--freiburg/",
    "/en/agreements/agreement/", "/en/initiatives/initiative/", "/en/initiatives/undated/",
    "/en/organizations/hospital/", "/en/aid/delivery/", "/en/sources/source-one/",
]  # fmt: skip


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("address", ADDRESSES)
def test_terms_are_those_of_schema_org(client, address):
    nodes = all_nodes(client, address)

    assert len(nodes) == 1 + (address not in ("/en/", "/en/matrix/"))
    assert [fault for node in nodes for fault in faults(node)] == []


@pytest.mark.usefixtures("register")
def test_way_to_a_page_is_the_one_that_readers_see(client):
    way = all_nodes(client, "/en/aid/delivery/")[-1]

    assert way["@type"] == "BreadcrumbList"
    assert [(one["position"], one["item"]) for one in way["itemListElement"]] == [
        (1, "http://testserver/en/"),
        (2, "http://testserver/en/aid/"),
        (3, "http://testserver/en/aid/?city=lviv"),
        (4, "http://testserver/en/aid/delivery/"),
    ]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", ["organizations", "initiatives", "sources", "cities"])
def test_each_list_is_a_dataset_with_its_own_words_and_files(client, name):
    (node,) = graph(client, f"/uk/{name}/")

    assert node["@type"] == "Dataset"
    assert node["url"] == f"http://testserver/uk/{name}/"
    assert node["description"] not in (
        "",
        *(graph(client, f"/uk/{other}/")[0]["description"] for other in ("aid", "agreements")),
    )
    for one in node["distribution"]:
        path = one["contentUrl"].removeprefix("http://testserver")
        assert client.get(path).headers["Content-Type"].startswith(one["encodingFormat"])


@pytest.mark.usefixtures("register")
def test_exact_node_of_a_city(client):
    (node,) = graph(client, "/en/cities/lviv/")

    assert node == {
        "@type": "City",
        "@id": "http://testserver/en/cities/lviv/",
        "name": "Lviv",
        "url": "http://testserver/en/cities/lviv/",
        "geo": {"@type": "GeoCoordinates", "latitude": 49.83826, "longitude": 24.02324},
        "containedInPlace": {"@type": "Country", "name": "Ukraine"},
        "sameAs": ["https://www.wikidata.org/entity/Q36036", "https://sws.geonames.org/702550/"],
    }


@pytest.mark.usefixtures("register")
def test_initiative_of_a_day_is_an_event_one_of_a_season_is_not(client):
    (event,) = graph(client, "/en/initiatives/initiative/")
    (project,) = graph(client, "/en/initiatives/undated/")

    assert (event["@type"], event["startDate"]) == ("Event", "2023-09-14")
    assert (project["@type"], "startDate" in project) == ("Project", False)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [("2023", "2023"), ("2023-09", "2023-09"), ("2023-09-14", "2023-09-14"), ("2022-21", ""),
     ("1990~", ""), ("2022/2023", ""), ("", ""), ("2022/..", "")],
)  # fmt: skip
def test_only_what_schema_org_calls_a_date_is_one(edtf, expected):
    assert iso_date(edtf) == expected
    assert not expected or DATE.fullmatch(expected)


def test_title_cannot_end_the_block(client):
    make_delivery(make_home("lviv"), title_en="</script><script>alert(1)</script>")

    (node,) = graph(client, "/en/aid/delivery/")

    assert node["name"] == "</script><script>alert(1)</script>"
    assert "<script>alert" not in client.get("/en/aid/delivery/").text


def test_hidden_neighbours_are_in_no_block(client):
    lviv = make_home("lviv")
    make_delivery(lviv, donors=[make_city("canary", state="draft"), make_organization("undp")])
    make_agreement(lviv, parties=[lviv, make_organization("canary-body", state="draft")])

    for address in ("/en/aid/delivery/", "/en/agreements/agreement/"):
        assert "anary" not in json.dumps(graph(client, address))
