"""Lists of links, agreements, initiatives and organizations, and their files."""

import pytest
from django.utils import timezone

from tests.factories import (
    add_event,
    make_agreement,
    make_city,
    make_home,
    make_initiative,
    make_organization,
    make_partnership,
)
from tests.page_text import lines_of, queries_of

pytestmark = pytest.mark.django_db
FOOT = ["Each row opens its record, each record its sources.", "Download these rows: CSV XLSX JSON"]
FOOT_WITH_PLACES = [FOOT[0], f"{FOOT[1]} GeoJSON"]


def rows_after(client, address, mark):
    """The lines of the page behind the last occurrence of a line."""
    lines = lines_of(client.get(address))
    return lines[len(lines) - lines[::-1].index(mark) :]


def csv_of(client, name):
    return b"".join(client.get(f"/en/{name}.csv").streaming_content).decode().splitlines()


def origin(name):
    """The end of each line of a download: its page, its day, its licence."""
    return f"http://127.0.0.1:8000/en/{name}/,{timezone.localdate()},CC BY 4.0"


def test_links_show_years_pair_kind_and_state(client):
    lviv = make_home()
    make_partnership(lviv, make_city(), signed="1989")
    ended = make_partnership(lviv, make_city("minsk", country="BY"), kind="partner", signed="")
    add_event(ended, "terminated", "2022-06-09")

    assert rows_after(client, "/en/partnerships/", "Sources") == [
        "1989",
        "Lviv – Freiburg",
        "Germany",
        "sister city",
        "active",
        "1 source: Lviv – Freiburg",
        "?–2022",
        "Lviv – Minsk",
        "Belarus",
        "partner city",
        "ended",
        "1 source: Lviv – Minsk",
        *FOOT_WITH_PLACES,
    ]


def test_links_of_a_past_day_show_its_state(client):
    ended = make_partnership(make_home(), make_city())
    add_event(ended, "terminated", "2022-06-09")

    then = rows_after(client, "/en/partnerships/?on=2022-06-08", "Sources")
    now = rows_after(client, "/en/partnerships/", "Sources")

    assert (then[4], now[4]) == ("active", "ended")


def test_links_are_counted_as_links(client):
    make_partnership(make_home(), make_city())

    assert "1 link" in lines_of(client.get("/en/partnerships/"))


def test_agreements_show_kind_parties_and_sources(client):
    lviv = make_home()
    make_agreement(lviv, parties=[lviv, make_city(), make_organization()])

    lines = lines_of(client.get("/en/agreements/"))

    assert lines[lines.index("1 agreement") + 1 :] == [
        "14 Sep 2023",
        "Partnership agreement sister city agreement",
        "Lviv; Freiburg; UNDP 1 source: Partnership agreement",
        *FOOT,
    ]


def test_initiatives_show_kind_parties_and_sources(client):
    make_initiative(make_home(), parties=[make_city()], when_edtf="")

    lines = lines_of(client.get("/en/initiatives/"))

    assert lines[lines.index("1 initiative") + 1 :] == [
        "date unknown",
        "Festival festival",
        "Freiburg 1 source: Festival",
        *FOOT,
    ]


def test_organizations_stand_in_the_readers_alphabet(client):
    make_organization("b", name_en="Öresund", name_uk="Ґ", country="SE")
    make_organization("a", name_en="Oslo", name_uk="Є")

    english = rows_after(client, "/en/organizations/", "Sources")

    assert english == [
        "Öresund",
        "Sweden",
        "UN agency",
        "1 source: Öresund",
        "Oslo",
        "international",
        "UN agency",
        "1 source: Oslo",
        *FOOT,
    ]


MAKERS = {
    "partnerships": lambda home, n: make_partnership(home, make_city(f"city-{n}")),
    "agreements": lambda home, n: make_agreement(
        home, f"a-{n}", parties=[home, make_organization(f"o-{n}")]
    ),
    "initiatives": lambda home, n: make_initiative(
        home, f"i-{n}", parties=[home, make_city(f"city-{n}")]
    ),
    "organizations": lambda home, n: make_organization(f"o-{n}"),
}


@pytest.mark.parametrize("form", ["/", ".csv", ".json"])
@pytest.mark.parametrize("name", MAKERS)
def test_queries_do_not_grow_with_rows(client, name, form):
    home = make_home()
    MAKERS[name](home, 1)
    few = queries_of(client, f"/en/{name}{form}")
    MAKERS[name](home, 2)
    MAKERS[name](home, 3)

    assert queries_of(client, f"/en/{name}{form}") == few


def test_a_title_without_translation_says_so(client):
    make_agreement(make_home(), title_en="")

    lines = lines_of(client.get("/en/agreements/"))

    title = "Угода про партнерство (not translated, in Ukrainian)"
    assert lines[lines.index("1 agreement") + 2] == f"{title} sister city agreement"


def test_csv_of_links(client):
    make_partnership(make_home(), make_city(), signed="1989-08")

    assert csv_of(client, "partnerships") == [
        "slug,city,city_uk,city_en,partner,partner_uk,partner_en,country,kind,status,established,"
        "established_earliest,established_latest,ended,ended_earliest,ended_latest,note_uk,note_en,"
        "sources,address,downloaded_from,downloaded_on,licence",
        "lviv--freiburg,lviv,Місто lviv,Lviv,freiburg,Місто freiburg,Freiburg,DE,sister,active,"
        "1989-08,1989-08-01,1989-08-31,,,,,,source-one,"
        "http://127.0.0.1:8000/en/partnerships/lviv--freiburg/," + origin("partnerships"),
    ]


def test_csv_of_agreements(client):
    lviv = make_home()
    make_agreement(lviv, parties=[lviv, make_organization()], title_en="=cmd")

    assert csv_of(client, "agreements") == [
        "slug,city,title_uk,title_en,kind,signed_on,signed_on_earliest,signed_on_latest,"
        "valid_until,valid_until_earliest,valid_until_latest,cities,organizations,areas,"
        "summary_uk,summary_en,document_url,sources,address,downloaded_from,downloaded_on,licence",
        "agreement,lviv,Угода про партнерство,'=cmd,sister_city_agreement,2023-09-14,2023-09-14,"
        "2023-09-14,,,,lviv,undp,,,,,source-one,http://127.0.0.1:8000/en/agreements/agreement/,"
        + origin("agreements"),
    ]


def test_csv_of_initiatives(client):
    make_initiative(make_home())

    assert csv_of(client, "initiatives") == [
        "slug,city,title_uk,title_en,kind,when,when_earliest,when_latest,cities,organizations,"
        "areas,summary_uk,summary_en,sources,address,downloaded_from,downloaded_on,licence",
        "initiative,lviv,Фестиваль,Festival,festival,2022-21,2022-03-01,2022-05-31,lviv,,,,,"
        "source-one,http://127.0.0.1:8000/en/initiatives/initiative/," + origin("initiatives"),
    ]


def test_csv_of_organizations(client):
    make_organization()

    assert csv_of(client, "organizations") == [
        "slug,name_uk,name_en,kind,country,registry_id,website,sources,address,"
        "downloaded_from,downloaded_on,licence",
        "undp,Організація undp,UNDP,un_agency,,,,source-one,"
        "http://127.0.0.1:8000/en/organizations/undp/," + origin("organizations"),
    ]
