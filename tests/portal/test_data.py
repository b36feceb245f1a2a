"""Data page: downloads that answer, examples that run as printed, licence, how to cite."""

import ast
import json
import subprocess
import sys

import pytest

from portal.pages.data import EXAMPLES, PLACEHOLDER, code, examples
from tests.factories import make_agreement, make_city, make_delivery, make_home, make_partnership

pytestmark = pytest.mark.django_db

ORIGIN = "https://register.example.org"


def get(client, language="en"):
    return client.get(f"/{language}/data/", headers={"host": "testserver"})


def test_every_download_answers(client):
    make_home()
    context = get(client).context
    files = [address for row in context["downloads"] for _name, address in row.files]
    files += [address for _name, address in context["figure"]]
    pages = [address for row in context["downloads"] for address in (row.page, row.api)]
    assert len(files) == 27
    assert {client.get(address).status_code for address in files + pages} == {200}


@pytest.mark.parametrize("anchor", ["downloads", "api", "examples", "licence", "cite"])
def test_page_has_what_others_link_to(client, anchor):
    assert f'id="{anchor}"' in get(client).text


@pytest.mark.parametrize("licence", ["CC BY 4.0", "GeoNames", "CC0", "MIT"])
def test_licences_are_named(client, licence):
    assert licence in get(client).text


def test_examples_name_the_host_that_served_them(client):
    text = get(client).text
    assert "http://testserver/api/v1/deliveries/?city=lviv" in text
    assert PLACEHOLDER not in text


def test_page_asks_the_database_nothing(client):
    # Without the mark `django_db` a query is an error
    assert get(client, "uk").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_python_example_runs_as_printed(live_server):
    home = make_home()
    for number in range(21):
        make_delivery(home, f"aid-{number:02}", title_en=f"Buses {number}", when_edtf="2022-03")
    make_delivery(home, "pledge", stage="pledged")
    make_delivery(home, "undated", title_en="Trams", when_edtf="")
    lines = run([sys.executable, "-c", code("aid.py", live_server.url)]).splitlines()
    assert lines[0] == "22 rows of aid delivered to Lviv"
    assert (lines[1], lines[-1]) == ("2022-03  Buses 0", "date unknown  Trams")


@pytest.mark.django_db(transaction=True)
def test_curl_example_runs_as_printed(live_server):
    home = make_home()
    make_partnership(home, make_city("graz"))
    make_partnership(home, make_city("oslo"), kind="partner")
    answer = json.loads(run(["bash", "-c", code("links.sh", live_server.url)]))
    assert [row["slug"] for row in answer["results"]] == ["lviv--graz"]


def run(command):
    """What a program prints. Raises: CalledProcessError where it fails."""
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout


def test_r_example_is_balanced_and_asks_a_known_address():
    text = code("agreements.R", ORIGIN)
    assert [text.count("("), text.count("[")] == [text.count(")"), text.count("]")]
    assert f'"{ORIGIN}/api/v1/agreements/?city=odesa&page_size=500"' in text


def test_r_example_reads_fields_that_exist(client):
    make_agreement(make_home("odesa"))
    row = client.get("/api/v1/agreements/?city=odesa&page_size=500").json()["results"][0]
    assert row["signed_on"]["earliest"] == "2023-09-14"


def test_examples_are_plain_text_files():
    assert sorted(path.name for path in EXAMPLES.iterdir()) == [
        "agreements.R",
        "aid.py",
        "links.sh",
    ]
    ast.parse(code("aid.py", ORIGIN))
    assert [example.anchor for example in examples(ORIGIN)] == ["curl", "python", "r"]
