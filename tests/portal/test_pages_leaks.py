"""What visitors must not see is planted everywhere and sought on every page and in every file."""

from io import BytesIO
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.page_text import lines_of, read
from tests.portal.test_api_leaks import CANARY, HIDDEN, plant

pytestmark = pytest.mark.django_db
LISTS = [
    "cities",
    "partnerships",
    "agreements",
    "initiatives",
    "organizations",
    "aid",
    "sources",
]
FORMS = ["csv", "json", "xlsx"]
UNITS = {"places", "link", "agreement", "initiative", "organization", "aid", "source"}


def body(response):
    """What is sent, the text of a workbook included."""
    sent = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers["Content-Type"] == "application/zip":
        return package_text(sent)
    return workbook_text(sent) if sent.startswith(b"PK") else sent.decode().lower()


def package_text(sent):
    """All files of a data package as text."""
    with ZipFile(BytesIO(sent)) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist()).lower()


def workbook_text(sent):
    """The cells of a workbook as text, of all its sheets."""
    return str([list(sheet.values) for sheet in load_workbook(BytesIO(sent))]).lower()


def crawl(client, starts):
    """Every address of the site that links lead to, filtered lists left out; what it answers."""
    found, waiting = {}, list(starts)
    while waiting:
        address = waiting.pop()
        if address in found or "?" in address or not address.startswith(("/en/", "/uk/")):
            continue
        response = client.get(address)
        found[address] = (response.status_code, body(response))
        if response.headers["Content-Type"].startswith("text/html"):
            links = read(response).links
            waiting += [urljoin(address, link).split("#")[0] for link in links]
    return found


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_no_page_and_no_file_holds_a_hidden_record(client, hidden):
    plant(hidden)

    answers = crawl(client, [f"/en/{name}/" for name in LISTS])

    assert [address for address, (_, text) in answers.items() if CANARY in text] == []
    assert {status for status, _ in answers.values()} == {200}
    files = [
        f"/{language}/{name}.{form}"
        for language in ("en", "uk")
        for name in LISTS
        for form in FORMS
    ]
    assert set(files) - set(answers) == set()


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_lists_count_no_hidden_record(client, hidden):
    plant(hidden)

    counted = [
        line
        for name in LISTS
        for line in lines_of(client.get(f"/en/{name}/"))
        if line[:1].isdigit() and line.split()[-1] in UNITS
    ]

    assert counted == [
        "3 places",
        "1 link",
        "1 agreement",
        "1 initiative",
        "1 organization",
        "1 row of aid",
        "1 source",
    ]


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("query", [f"q={CANARY}", "country=PL"])
def test_no_filter_betrays_a_hidden_record(client, hidden, query):
    plant(hidden)
    asked = [name for name in LISTS if (name, query) != ("sources", "country=PL")]

    said = [lines_of(client.get(f"/en/{name}/?{query}")) for name in asked]

    empty = [[line for line in lines if "matches these filters" in line] for lines in said]
    assert [len(lines) for lines in empty] == [1] * len(asked)


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize(
    "address",
    [
        "agreements/canary-paper/",
        "initiatives/canary-joint/",
        "organizations/canary-body/",
        "aid/canary-row/",
        "sources/canary-source/",
        "partnerships/lviv--lublin/",
        "partnerships/lviv--canary-city/",
        "partnerships/canary-home--freiburg/",
        "agreements/canary-paper/document/",
    ],
)
def test_the_address_of_a_hidden_record_is_404(client, hidden, address):
    plant(hidden)

    assert client.get(f"/en/{address}").status_code == 404
