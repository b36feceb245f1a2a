"""What changed between two days: pure cases, and the same told by page, API and files."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from partnerships.matrix.changes import changes_between, counted
from partnerships.matrix.overlap import overlaps, shared_partners
from partnerships.matrix.shape import Home, Link
from tests.factories import add_event, make_agreement, make_city, make_home, make_partnership


def link(slug="a", kind="sister", status="active", home="lviv", partner=None):
    """A link on some day."""
    name = partner or slug
    return Link(slug, home, name, f"Місто {name}", name.title(), "DE", kind, status)


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (None, link(), ("new",)),
        (None, link(status="terminated"), ("new", "ended")),
        (link(), link(status="terminated"), ("ended",)),
        (link(kind="partner"), link(), ("raised",)),
        (link(), link(kind="partner"), ("renamed",)),
        (link(), link(status="suspended"), ("suspended",)),
        (link(status="suspended"), link(), ("resumed",)),
        (link(kind="partner"), link(status="terminated"), ("raised", "ended")),
        (link(), link(), None),
    ],
)
def test_change_of_a_link(before, after, what):
    found = changes_between([before] if before else [], [after])

    assert [one.what for one in found] == ([what] if what else [])


KINDS, STATES = st.sampled_from(["sister", "partner"]), st.sampled_from(["active", "terminated"])
REGISTER = st.dictionaries(st.sampled_from("abcdef"), st.tuples(KINDS, STATES))


def of(register):
    """The links of a register."""
    return [link(slug, kind, status) for slug, (kind, status) in register.items()]


@given(REGISTER, REGISTER)
def test_changes_lead_from_one_day_to_the_other(before, later):
    after = {**before, **later}

    changes = changes_between(of(before), of(after))

    moved = {one.slug: one for one in of(before)}
    moved |= {one.after.slug: one.after for one in changes}
    assert moved == {one.slug: one for one in of(after)}


@given(REGISTER)
def test_nothing_changes_within_a_day(register):
    assert changes_between(of(register), of(register)) == []
    assert counted([]) == {}


def test_shared_partners_count_links_in_force_alone():
    links = [
        link("1", home="kyiv", partner="warsaw"),
        link("2", home="lviv", partner="warsaw"),
        link("3", home="odesa", partner="warsaw", status="terminated"),
        link("4", home="kyiv", partner="minsk"),
        link("5", home="lviv", partner="minsk", status="terminated"),
    ]

    (warsaw,) = shared_partners(links, "en")
    table = overlaps(links, [Home("kyiv", "Київ", "Kyiv"), Home("lviv", "Львів", "Lviv")])

    assert [one.slug for one in warsaw.links] == ["1", "2"]
    assert [one.slug for one in warsaw.past] == ["3"]
    assert [[(one.common, one.own, one.percent) for one in row] for row in table] == [
        [(2, 2, 100), (1, 2, 50)],
        [(1, 1, 100), (1, 1, 100)],
    ]


pytestmark = pytest.mark.django_db
PAGE = "/en/matrix/?from=2020-01-01&on=2024-12-31"


@pytest.fixture
def register():
    """Four links of Lviv: unchanged, new, ended, raised."""
    lviv = make_home("lviv")
    make_partnership(lviv, make_city("freiburg"), signed="1989")
    riga = make_partnership(lviv, make_city("riga", country="LV"), signed="2023-03-01")
    moscow = make_partnership(lviv, make_city("moscow", country="RU"), signed="1990")
    add_event(
        moscow, "terminated", "2022-03-01", decided_by_en="City council", number="12",
        effective_edtf="2022-04-01",
    )  # fmt: skip
    lublin = make_partnership(
        lviv, make_city("lublin", country="PL"), kind="partner", signed="2004"
    )
    add_event(lublin, "raised", "2022")
    paper = make_agreement(lviv, signed_on_edtf="2023-03-01", title_en="Riga paper")
    paper.partnerships.add(riga)
    make_partnership(lviv, make_city("undated"), signed="")


@pytest.mark.usefixtures("register")
class TestPages:
    """Page, files and API."""

    def test_page_tells_each_change_with_what_decided_it(self, client):
        answer = client.get(PAGE)

        told = {one.link.slug: one for one in answer.context["told"]}
        assert {slug: one.what for slug, one in told.items()} == {
            "lviv--riga": ("new",),
            "lviv--moscow": ("ended",),
            "lviv--lublin": ("raised",),
        }
        assert [paper.title_en for paper in told["lviv--riga"].papers] == ["Riga paper"]
        assert answer.context["figure"].compared.numbers == {"new": 1, "ended": 1, "raised": 1}
        assert answer.context["figure"].compared.undated == 1
        assert "City council" in answer.text
        assert "№ 12" in answer.text
        assert "took effect 1 Apr 2022" in answer.text
        assert [told[f"lviv--{slug}"].first_year for slug in ("lublin", "riga")] == ["2004", ""]

    def test_day_of_effect_decides(self, client):
        answer = client.get("/en/matrix/?from=2020-01-01&on=2022-03-15")

        assert [one.link.slug for one in answer.context["told"]] == []

    def test_vague_date_is_possibly_earlier(self, client):
        answer = client.get("/en/matrix/?from=2022-06-01&on=2024-12-31")

        told = {one.link.slug: one.is_possibly_before for one in answer.context["told"]}
        assert told == {"lviv--lublin": True, "lviv--riga": False}

    def test_filters_narrow_the_comparison(self, client):
        answer = client.get(f"{PAGE}&country=RU")

        assert [one.link.slug for one in answer.context["told"]] == ["lviv--moscow"]

    def test_csv_and_json_tell_the_change(self, client):
        text = b"".join(client.get(PAGE.replace("/?", ".csv?"))).decode()
        rows = {row["partner"]: row["change"] for row in csv.DictReader(io.StringIO(text))}
        told = client.get(PAGE.replace("/?", ".json?")).json()

        assert rows == {
            "freiburg": "", "riga": "new", "moscow": "ended", "lublin": "raised", "undated": "",
        }  # fmt: skip
        assert told["from"] == "2020-01-01"
        assert [one["change"] for one in told["changes"]] == [["raised"], ["ended"], ["new"]]

    def test_api_grows_by_the_changes_only_where_asked(self, client):
        plain = client.get("/api/v1/matrix/?on=2024-12-31").json()
        told = client.get("/api/v1/matrix/?from=2020-01-01&on=2024-12-31").json()

        assert {name: told[name] for name in plain} == plain
        assert set(told) - set(plain) == {"from", "undated", "changes"}
        assert told["changes"][1] == {
            "slug": "lviv--moscow",
            "url": "http://testserver/api/v1/partnerships/lviv--moscow/",
            "city": "lviv",
            "partner": "moscow",
            "change": ["ended"],
            "kind": "sister",
            "kind_before": "sister",
            "status": "terminated",
            "status_before": "active",
        }

    @pytest.mark.parametrize(
        "query", ["from=2024-12-31&on=2024-12-31", "from=2999-01-01", "from=2022-02-30",
                  "from=2025-01-01&on=2024-01-01", "from=x"],
    )  # fmt: skip
    def test_wrong_days_get_the_form_back(self, client, query):
        assert client.get(f"/en/matrix/?{query}").status_code == 400
        assert client.get(f"/api/v1/matrix/?{query}").status_code == 400

    def test_comparison_is_no_parameter_of_lists(self, client):
        assert client.get("/en/partnerships/?from=2020-01-01").status_code == 400


def test_hidden_link_is_no_change(client):
    make_partnership(make_home("lviv"), make_city("canary"), signed="2023", state="draft")

    assert client.get(PAGE).context["told"] == []


def test_queries_of_the_comparison_do_not_grow(client):
    lviv, counts = make_home("lviv"), []
    for number in range(3):
        make_partnership(lviv, make_city(f"city-{number}"), signed="2023")
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[2]


def test_shared_page_opens_what_it_counts(client):
    kyiv, lviv, odesa = make_home("kyiv"), make_home("lviv"), make_home("odesa")
    warsaw, berlin = make_city("warsaw", country="PL"), make_city("berlin")
    for home in (kyiv, lviv, odesa):
        make_partnership(home, warsaw)
    make_partnership(kyiv, berlin)
    make_partnership(odesa, berlin)

    answer = client.get("/en/matrix/shared/")

    assert [one.shared.partner for one in answer.context["ranked"]] == ["warsaw", "berlin"]
    for line in answer.context["lines"]:
        for cell, query in line.cells:
            listed = client.get(f"/en/partnerships/?{query}").context["listing"].count
            assert listed == cell.common, (cell, query)
    told = client.get("/api/v1/matrix/shared/").json()
    assert told["overlaps"] == [
        {"city": "kyiv", "other": "lviv", "common": 1, "own": 2},
        {"city": "kyiv", "other": "odesa", "common": 2, "own": 2},
        {"city": "lviv", "other": "odesa", "common": 1, "own": 1},
    ]


@pytest.mark.parametrize("query", ["on=2999-01-01", "x=1", "common=nowhere"])
def test_shared_page_refuses_wrong_queries(client, query):
    assert client.get(f"/en/matrix/shared/?{query}").status_code == 400
