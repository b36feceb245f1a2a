"""Nothing that is not public reaches Figure 1, its files or its numbers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_city, make_home, make_partnership, make_profile
from tests.partnerships.figure_page import read

pytestmark = pytest.mark.django_db

OUTPUTS = ["matrix/", "matrix.csv", "matrix.json", "matrix.svg"]
SECRETS = ["drafted", "reviewed", "withdrawn", "embargoed", "unlisted", "hidden-home"]


@pytest.fixture
def planted():
    """One public link, and one that could leak in each way."""
    lviv = make_home("lviv")
    make_profile(lviv)
    make_partnership(lviv, make_city("graz", country="AT"))
    make_partnership(lviv, make_city("drafted", country="FR"), state="draft")
    make_partnership(lviv, make_city("reviewed", country="IT"), state="in_review")
    make_partnership(
        lviv,
        make_city("withdrawn", country="ES"),
        state="withdrawn",
        withdrawal_reason_uk="Помилка.",
        published_at=timezone.now(),
    )
    tomorrow = timezone.now() + timedelta(days=1)
    make_partnership(lviv, make_city("embargoed", country="PT"), embargo_until=tomorrow)
    make_partnership(lviv, make_city("unlisted", country="SE", state="draft"))
    hidden = make_home("hidden-home", state="draft")
    make_profile(hidden)
    make_partnership(hidden, make_city("linz", country="AT"))


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("query", ["", "?shared=1", "?on=2020-01-01"])
def test_no_output_names_what_is_not_public(client, planted, output, query):
    """Neither slug nor name, in any file."""
    response = client.get(f"/en/{output}{query}")
    content = (response.getvalue() if response.streaming else response.content).decode().lower()
    assert [secret for secret in [*SECRETS, "linz"] if secret in content] == []
    assert "graz" in content


@pytest.mark.parametrize("secret", ["drafted", "reviewed", "withdrawn", "embargoed", "unlisted"])
def test_no_search_finds_it(client, planted, secret):
    """An empty figure, as for a word that stands nowhere."""
    assert read(client, f"?q={secret}").partners == {}


def test_no_number_counts_it(client, planted):
    """Totals, countries to choose from, columns and the lead know one link."""
    response = client.get("/en/matrix/")
    matrix = response.context["matrix"]
    assert matrix.totals.links == 1
    assert [column.home for column in matrix.columns] == ["lviv"]
    assert [one.value for one in response.context["fields"]["country"].options] == ["AT"]
    assert (
        response.context["lead"]
        == "1 current link joins one Ukrainian city to 1 partner in 1 country."
    )


def test_a_hidden_link_makes_no_partner_shared(client, planted):
    """Graz is tied to one city, whatever a draft says."""
    kyiv = make_home("kyiv")
    make_profile(kyiv)
    graz = client.get("/en/matrix/").context["matrix"].rows[0]
    assert not graz.is_shared
    assert read(client, "?shared=2").partners == {}


def test_a_hidden_home_city_cannot_be_asked_for(client, planted):
    """Refused like a city that does not exist, in the same words."""
    hidden = client.get("/en/matrix/?city=hidden-home")
    absent = client.get("/en/matrix/?city=absent-home")
    assert (hidden.status_code, absent.status_code) == (400, 400)
    assert hidden.content.decode().replace("hidden-home", "x") == absent.content.decode().replace(
        "absent-home", "x"
    )
