"""The API as a whole: its root, description, errors, languages, and who may call it."""

import pytest
from django.core.management import call_command
from django.test import override_settings

from records.api import RecordViewSet
from tests.api_answers import API, ENGLISH, PROBLEM, refused
from tests.factories import make_city, make_home

pytestmark = pytest.mark.django_db

RESOURCES = [
    "cities",
    "organizations",
    "partnerships",
    "agreements",
    "initiatives",
    "deliveries",
    "sources",
    "cases",
]
LISTS = [f"/api/v1/{name}/" for name in RESOURCES]


def test_root_says_where_everything_is(client):
    answer = client.get("/api/v1/")

    parts = [*RESOURCES, "totals", "matrix", "search", "releases", "schema", "docs"]
    assert answer.json() == {
        **{part: f"{API}/{part}/" for part in parts},
        "licence": "CC BY 4.0",
    }


@pytest.mark.parametrize("address", [*LISTS, "/api/v1/matrix/", "/api/v1/docs/"])
def test_every_part_answers_on_an_empty_register(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_empty_lists(client, address):
    nothing = {"count": 0, "next": None, "previous": None, "results": []}

    assert client.get(address).json() == nothing


def test_description_is_valid_openapi_without_any_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", file=str(tmp_path / "schema.yaml"))


def test_description_names_version_problems_and_parameters(client):
    told = client.get("/api/v1/schema/", headers={"Accept": "application/json", **ENGLISH}).json()

    operation = told["paths"]["/api/v1/cities/"]["get"]
    assert told["openapi"] == "3.1.0"
    assert list(operation["responses"]) == ["200", "400", "406"]
    assert [one["name"] for one in operation["parameters"]] == [
        "country",
        "cursor",
        "is_home",
        "level",
        "ordering",
        "page_size",
        "q",
    ]
    assert all(one["description"] for one in operation["parameters"])
    single = told["paths"]["/api/v1/cities/{slug}/"]["get"]["responses"]
    assert list(single) == ["200", "301", "400", "404", "406", "410"]
    assert list(single["410"]["content"]) == [PROBLEM]


def test_description_asks_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/api/v1/schema/")


def test_swagger_page_has_no_inline_code(client):
    page = client.get("/api/v1/docs/").content.decode()

    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=") == 3


@pytest.mark.parametrize("address", ["/api/", "/api/v1/nothing/", "/api/v2/cities/", "/api/v1/x.y"])
def test_unknown_addresses_are_problems(client, address):
    answer = client.get(address, headers=ENGLISH)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not found",
        "status": 404,
        "detail": "The API has no such address.",
    }


def test_no_record_is_a_problem(client):
    answer = client.get("/api/v1/cities/nowhere/", headers=ENGLISH)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
    assert answer.json()["detail"] == "No public record has this address."


@pytest.mark.parametrize(
    "address", ["/api/v1/cities/%00/", "/api/v1/cities/%2e%2e/", "/api/v1/sources/a b/"]
)
def test_impossible_slugs_are_not_found(client, address):
    assert client.get(address).status_code == 404


def test_forgotten_stroke_is_put_right(client):
    answer = client.get("/api/v1/cities?q=a&country=DE")

    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/cities/?q=a&country=DE")


def test_redirect_never_leaves_the_host(client):
    answer = client.get("/%2Fevil.example/%2E%2E/api/v1/cities")

    assert not answer.headers.get("Location", "").startswith("//")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/v1/cities/", "/api/v1/cities/lviv/", "/api/v1/matrix/"])
def test_nothing_can_be_written(client, method, address):
    make_home("lviv")

    answer = getattr(client, method)(address, headers=ENGLISH)

    assert (answer.status_code, answer.headers["Content-Type"]) == (405, PROBLEM)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["title"] == "Method not allowed"


def test_writing_to_an_unknown_address_is_not_found(client):
    assert client.post("/api/v1/nothing").status_code == 404


@pytest.mark.parametrize("address", ["/api/v1/cities/", "/api/v1/schema/", "/api/v1/docs/"])
def test_only_what_is_offered_can_be_had(client, address):
    answer = client.get(address, headers={"Accept": "image/png", **ENGLISH})

    assert (answer.status_code, answer.headers["Content-Type"]) == (406, PROBLEM)
    assert answer.json()["title"] == "Not acceptable"


def test_fault_of_ours_is_a_problem_without_inner_words(client, monkeypatch):
    def fail(self):
        raise RuntimeError("canary")

    monkeypatch.setattr(RecordViewSet, "get_queryset", fail)
    client.raise_request_exception = False
    with override_settings(DEBUG=False):
        answer = client.get("/api/v1/cities/", headers=ENGLISH)

    assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert answer.json() == {
        "type": "about:blank",
        "title": "Server error",
        "status": 500,
        "detail": "This is our fault and was noted. Try again later.",
    }


def test_too_many_parameters_are_a_problem(client):
    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=2):
        answer = client.get("/api/v1/cities/?a=1&b=2&c=3")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)


def test_problems_speak_the_language_asked_for(client):
    ukrainian = client.get("/api/v1/nothing/", headers={"Accept-Language": "uk,en;q=0.5"})
    english = client.get("/api/v1/nothing/", headers={"Accept-Language": "en-GB"})

    assert ukrainian.headers["Content-Language"] == "uk"
    assert english.headers["Content-Language"] == "en"
    assert ukrainian.json()["title"] != english.json()["title"] == "Not found"


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/cities/lviv/", "/api/v1/cases/lviv/"])
def test_addresses_without_filters_refuse_parameters(client, address):
    assert refused(client, f"{address}?country=DE") == [
        {"parameter": "country", "detail": "Unknown parameter.", "allowed": []}
    ]


def test_unknown_parameter_names_the_known_ones(client):
    assert refused(client, f"/api/v1/cases/?{'x' * 100}=1") == [
        {
            "parameter": "x" * 60,
            "detail": "Unknown parameter.",
            "allowed": ["cursor", "ordering", "page_size"],
        }
    ]


HOSTILE = [
    "q=" + "a" * 10_000,
    "q=%00",
    "q=a%00b",
    "q=a&q=b",
    "year=99999999999",
    "year=2022&year=2023",
    "on=2022-02-30",
    "country=XX",
    "country=%00",
    "country=DE'%20OR%201=1--",
    "city=%00",
    "city=lviv'--",
    "partner=" + "a" * 10_000,
    "kind=%F0%9F%92%A9",
    "%00=1",
    "__all__=1",
    "q__contains=a",
    "state=draft",
    "page_size=1&page_size=2",
    "cursor=%00",
    "ordering=-pk",
    "format=xml",
    "page=2",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("address", ["/api/v1/partnerships/", "/api/v1/deliveries/"])
def test_hostile_queries_are_refused(client, address, query):
    make_home("lviv")

    assert refused(client, f"{address}?{query}")


@pytest.mark.parametrize(
    "query",
    ["q=%FF%FE", "q=%F0%9F%92%A9", "q=%25%5F", "q=';%20DROP%20TABLE%20cities_city;--", "q=٣"],
)
def test_strange_texts_find_nothing_and_break_nothing(client, query):
    make_city("freiburg")

    answer = client.get(f"/api/v1/cities/?{query}")

    assert (answer.status_code, answer.json()["count"]) == (200, 0)


def test_any_browser_may_read(client):
    answer = client.get("/api/v1/cities/", headers={"Origin": "https://x.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_browser_is_told_that_it_may_only_read(client):
    asked = {"Origin": "https://x.example", "Access-Control-Request-Method": "POST"}

    answer = client.options("/api/v1/cities/", headers=asked)

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_problems_may_be_read_by_any_browser_too(client):
    answer = client.get("/api/v1/cities/?x=1", headers={"Origin": "https://x.example"})

    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (400, "*")


def test_pages_and_admin_are_not_open_to_other_sites(client):
    for address in ("/admin/login/", "/uk/methodology/"):
        answer = client.get(address, headers={"Origin": "https://x.example"})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_head_answers_without_a_body(client):
    answer = client.head("/api/v1/cities/")

    assert (answer.status_code, answer.content) == (200, b"")
