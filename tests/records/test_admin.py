"""What all records share in the admin: release, address, work lists; and the sources."""

from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from cities.models import City
from partnerships.models import Agreement, Organization
from records.admin.source import SourceForm
from records.models import Source, State
from tests.desk import address, form_errors, open_form, send
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_home,
    make_organization,
    make_source,
)

pytestmark = pytest.mark.django_db


def listed(desk: Client, model: type, **query: str) -> list:
    """The rows of a filtered list."""
    return list(desk.get(address(model, page="changelist"), query).context["cl"].result_list)


def test_a_source_is_added_and_released_at_once(desk: Client) -> None:
    response = send(
        desk,
        Source,
        title="Угода з Фрайбургом",
        publisher="Львівська міська рада",
        url="https://city-adm.lviv.ua/news/1",
        published_on_edtf="2023-09",
        language="uk",
        kind="official",
        checked_on="2026-01-31",
    )

    source = Source.objects.get()
    assert response.status_code == 302
    assert source.slug == "lvivska-miska-rada-uhoda-z-fraiburhom"
    assert (source.state, source.published_on_latest.isoformat()) == ("published", "2023-09-30")


def test_a_new_source_comes_back_to_the_record_that_cites_it(desk: Client) -> None:
    url = f"{address(Source)}?_popup=1"
    data = open_form(desk, url, Source)
    given = {"title": "Т", "publisher": "В", "language": "uk", "kind": "media"}

    answer = desk.post(url, {**data, **given}).content.decode()

    source = Source.objects.get()
    assert f"&quot;value&quot;: &quot;{source.pk}&quot;" in answer


def test_the_same_link_twice_is_answered_at_the_link(desk: Client) -> None:
    known = make_source()

    response = send(
        desk, Source, title="Т", publisher="В", url=known.url, language="uk", kind="media"
    )

    assert form_errors(response) == {"url": ["A source with this link is already in the register."]}


def test_sources_are_chosen_by_title_publisher_and_year(desk: Client) -> None:
    source = make_source(published_on_edtf="2023-09-14")
    ask = {"app_label": "records", "model_name": "citation", "field_name": "source"}

    found = desk.get("/admin/autocomplete/", {**ask, "term": "рада угоду"}).json()["results"]

    label = "Міста підписали угоду · Міська рада · 2023"
    assert found == [{"id": str(source.pk), "text": label}]


def test_sources_cited_nowhere_are_a_work_list(desk: Client) -> None:
    lonely = make_source("lonely")
    cite(make_city(), make_source())

    assert listed(desk, Source, todo="without_source") == [lonely]


def test_work_lists_show_what_is_to_be_done(desk: Client) -> None:
    soon = timezone.now() + timedelta(days=1)
    make_organization("done")
    bare = make_organization("bare")
    bare.citations.all().delete()
    half = make_organization("half", name_en="")
    embargoed = make_organization("embargoed", embargo_until=soon)
    asked = make_organization("asked", state=State.IN_REVIEW, review_note="Чи це той фонд?")

    back = make_organization("back", state=State.DRAFT, review_note="Додайте адресу.")

    lists = [
        listed(desk, Organization, todo=name)
        for name in ("without_source", "untranslated", "held_back", "sent_back")
    ]

    assert lists == [[bare], [half], [asked, embargoed], [back]]


def test_release_is_a_word_with_a_bar(desk: Client) -> None:
    soon = timezone.now() + timedelta(days=1)
    states = {
        "embargo": {"embargo_until": soon},
        "in_review": {"state": State.IN_REVIEW},
        "published": {},
        "withdrawn": {"state": State.WITHDRAWN, "withdrawal_reason_uk": "Помилка."},
    }
    for slug, fields in states.items():
        make_city(slug, name_uk=slug, **fields)

    page = desk.get(address(City, page="changelist")).content.decode()

    shown = [part.split("</span>")[0] for part in page.split('<span class="release ')[1:]]
    assert shown == [
        'release--embargo">embargo',
        'release--in_review">in review',
        'release--published">published',
        'release--withdrawn">withdrawn',
    ]


def test_the_address_is_made_from_the_name_and_stays_once_published(desk: Client) -> None:
    city = make_city("freiburg", state=State.DRAFT)
    send(desk, City, city.pk, slug="freiburg-im-breisgau", state="published")
    city.refresh_from_db()

    page = open_form(desk, address(City, city.pk), City)

    assert city.slug == "freiburg-im-breisgau"
    assert "slug" not in page


def test_a_refused_release_keeps_the_address_open(desk: Client) -> None:
    lviv, freiburg = make_home(), make_city()
    draft = make_agreement(lviv, "own-address", parties=[lviv, freiburg], state=State.DRAFT)
    draft.citations.all().delete()

    response = send(desk, Agreement, draft.pk, state="published")

    assert form_errors(response) == {
        "citations": ["Nothing is published without a source: cite one first."]
    }
    assert 'name="slug" value="own-address"' in response.content.decode()


def test_an_address_taken_is_answered_at_its_field(desk: Client) -> None:
    make_city()

    response = send(desk, City, name_uk="Фрайбург", country="DE", slug="freiburg")

    assert form_errors(response) == {"slug": ["City with this Address already exists."]}


def test_a_published_record_is_never_deleted_a_draft_is(desk: Client) -> None:
    published, draft = make_city(), make_city("draft", state=State.DRAFT)
    cite(draft)

    answers = [
        desk.post(address(City, city.pk, "delete"), {"post": "yes"}).status_code
        for city in (published, draft)
    ]

    assert answers == [403, 302]
    assert list(City.objects.all()) == [published]


def test_what_stands_in_the_way_of_deleting_is_counted(desk: Client) -> None:
    draft = make_home("sumy", state=State.DRAFT)
    make_agreement(draft)

    page = desk.get(address(City, draft.pk, "delete"))

    assert page.context["protected"] == ["Agreements: 1", "Parties: 1"]
    assert desk.post(address(City, draft.pk, "delete"), {"post": "yes"}).status_code == 200
    assert City.objects.filter(pk=draft.pk).exists()


def test_lists_offer_no_action_on_many_rows(desk: Client) -> None:
    city = make_city("draft", state=State.DRAFT)

    desk.post(
        address(City, page="changelist"),
        {"action": "delete_selected", "_selected_action": [city.pk], "post": "yes"},
    )

    assert City.objects.filter(pk=city.pk).exists()


def test_only_public_records_link_to_their_page(desk: Client) -> None:
    public, draft = make_city(), make_city("draft", state=State.DRAFT)

    links = [
        f'href="/en/cities/{city.slug}/"' in desk.get(address(City, city.pk)).content.decode()
        for city in (public, draft)
    ]

    assert links == [True, False]


def test_the_language_of_a_source_is_a_word(desk: Client) -> None:
    german, ukrainian = make_source("german", language="de"), make_source("uk", language="uk")
    admin = site.get_model_admin(Source)

    with override("uk"):
        words = [admin.written(german), admin.written(ukrainian)]

    assert words == ["німецькою", "українською"]
    assert listed(desk, Source, language="de") == [german]


def test_a_language_is_chosen_from_those_with_a_name() -> None:
    with override("uk"):
        offered = [str(word) for _code, word in SourceForm.Meta.widgets["language"].choices]

    assert offered[:4] == ["---------", "українською", "англійською", "білоруською"]


@pytest.mark.parametrize("text", ["київ " * 600, "к" * 60_000])
def test_a_page_pasted_into_the_search_finds_nothing(desk: Client, text: str) -> None:
    make_home()

    assert listed(desk, City, q=text) == []


def test_the_longest_search_still_finds(desk: Client) -> None:
    city = make_city(name_uk="к" * 100)

    assert listed(desk, City, q=" ".join(["к" * 99] * 2)) == [city]
