"""Records on one publisher alone are marked, filtered and told."""

import pytest

from partnerships.models import Agreement
from records.evidence import on_one_publisher
from tests.factories import cite, make_agreement, make_home, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers():
    """One source; two of one publisher; two of two; a second one that is hidden."""
    lviv = make_home()
    for slug in ("one", "same", "two", "hidden"):
        make_agreement(lviv, slug)
    cite(Agreement.objects.get(slug="same"), make_source("second", publisher="Міська рада"))
    cite(Agreement.objects.get(slug="two"), make_source("other", publisher="SWR"))
    cite(
        Agreement.objects.get(slug="hidden"),
        make_source("canary", publisher="Canary", state="draft"),
    )


@pytest.mark.usefixtures("papers")
def test_one_publisher_is_a_single_source_however_many_pages():
    found = Agreement.objects.filter(pk__in=on_one_publisher(Agreement))

    assert set(found.values_list("slug", flat=True)) == {"one", "same", "hidden"}


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    ("value", "slugs"), [("true", {"one", "same", "hidden"}), ("false", {"two"})]
)
def test_filter_on_page_and_in_api(client, value, slugs):
    page = client.get(f"/en/agreements/?single_source={value}").context["listing"]
    api = client.get(f"/api/v1/agreements/?single_source={value}").json()

    assert {one.slug for one in page.page} == slugs
    assert {one["slug"] for one in api["results"]} == slugs
    assert {one["single_source"] for one in api["results"]} == {value == "true"}


@pytest.mark.usefixtures("papers")
def test_page_says_on_whom_it_rests_and_no_hidden_publisher(client):
    assert "this record rests on Міська рада alone" in client.get("/en/agreements/hidden/").text
    assert "Single source" not in client.get("/en/agreements/two/").text
    assert "Canary" not in client.get("/en/agreements/hidden/").text


@pytest.mark.usefixtures("papers")
def test_officers_find_them_in_a_work_list(desk):
    answer = desk.get("/admin/partnerships/agreement/?todo=single_source")

    assert {one.slug for one in answer.context["cl"].queryset} == {"one", "same", "hidden"}
