"""Officers enter links by their events."""

import pytest
from django.test import Client

from partnerships.models import Partnership
from records.models import State
from tests.desk import address, form_errors, send, send_and_release
from tests.factories import add_event, cite, make_city, make_home, make_partnership, the_source

pytestmark = pytest.mark.django_db


def new_link(desk: Client, **changes: object) -> object:
    """Sends a published link of Lviv and Freiburg, signed in 1989, with its source."""
    given = {
        "city": changes.pop("city", None) or make_home().pk,
        "partner": make_city().pk if "partner" not in changes else changes.pop("partner"),
        "state": "published",
        "events__0__kind": "signed",
        "events__0__link_kind": "sister",
        "events__0__date_edtf": "1989",
        "citations__0__source": the_source().pk,
        "citations__0__fact": "established",
        "citations__0__says": "1989",
    }
    return send(desk, Partnership, **{**given, **changes})


def test_a_link_is_added_with_event_and_source(desk: Client) -> None:
    response = new_link(desk)

    link = Partnership.objects.get()
    assert response.status_code == 302
    assert (link.slug, link.kind, link.status) == ("lviv--freiburg", "sister", "active")
    assert (link.established_edtf, link.state) == ("1989", "published")
    assert [str(event) for event in link.events.all()] == ["signed 1989"]
    assert [(c.source.slug, c.fact, c.says) for c in link.citations.all()] == [
        ("source-one", "established", "1989")
    ]


def test_kind_and_state_follow_a_new_event(desk: Client) -> None:
    link = make_partnership(make_home(), make_city(), kind="partner")

    response = send_and_release(
        desk,
        Partnership,
        link.pk,
        events__1__kind="terminated",
        events__1__date_edtf="2022-03-01",
        note_uk="Розірвано.",
    )

    link.refresh_from_db()
    assert response.status_code == 302
    assert (link.status, link.ended_edtf, link.note_uk) == (
        "terminated",
        "2022-03-01",
        "Розірвано.",
    )


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        (
            {"events__0__date_edtf": "30.02.2023"},
            "events__0__date_edtf",
            "There is no 30 February 2023: that month has 28 days. "
            "Correct the day, or write 2023-02 if only the month is known.",
        ),
        (
            {"events__0__date_edtf": "весна"},
            "events__0__date_edtf",
            "A season needs its year. Write 2022-21 for spring 2022, 22 summer, 23 autumn, "
            "24 winter.",
        ),
        (
            {"events__0__link_kind": ""},
            "events__0__link_kind",
            "Say whether a sister or a partner link was signed.",
        ),
        (
            {"events__0__kind": "renewed"},
            "events",
            "Add the event by which the link began; its date may be empty.",
        ),
        (
            {"events__1__kind": "terminated", "events__1__date_edtf": "1980"},
            "events__1__date_edtf",
            "The link ends before it begins: check both dates.",
        ),
        (
            {
                "events__1__kind": "terminated",
                "events__1__date_edtf": "2022",
                "events__1__effective_edtf": "1980-02",
            },
            "events__1__effective_edtf",
            "The link ends before it begins: check both dates.",
        ),
        (
            {"citations__0__source": "", "citations__0__fact": "", "citations__0__says": ""},
            "citations",
            "Nothing is published without a source: cite one first.",
        ),
        (
            {"citations__0__fact": ""},
            "citations__0__fact",
            "Say which fact the value belongs to.",
        ),
        ({"partner": ""}, "partner", "This field is required."),
    ],
)
def test_a_wrong_entry_is_answered_at_its_field(
    desk: Client, changes: dict, field: str, text: str
) -> None:
    response = new_link(desk, **changes)

    assert form_errors(response) == {field: [text]}
    assert Partnership.objects.count() == 0


def test_a_second_link_of_the_pair_is_answered_at_the_partner(desk: Client) -> None:
    link = make_partnership(make_home(), make_city())

    response = new_link(desk, city=link.city.pk, partner=link.partner.pk)

    text = "These two are already linked: open that record and add an event to it."
    assert form_errors(response) == {"partner": [text]}
    assert Partnership.objects.count() == 1


def test_a_city_is_not_its_own_partner(desk: Client) -> None:
    lviv = make_home()

    response = new_link(desk, city=lviv.pk, partner=lviv.pk)

    text = "A city cannot be its own partner: choose another."
    assert form_errors(response) == {"partner": [text]}


def test_only_home_cities_keep_links(desk: Client) -> None:
    response = new_link(desk, city=make_city("warsaw", country="PL").pk)

    assert list(form_errors(response)) == ["city"]


def test_the_same_source_twice_is_answered_at_the_source(desk: Client) -> None:
    response = new_link(
        desk,
        citations__1__source=the_source().pk,
        citations__1__fact="established",
        citations__1__says="1989",
    )

    text = "This source is already cited for this fact."
    assert form_errors(response) == {"citations__1__source": [text]}


def test_the_last_source_of_a_published_link_stays(desk: Client) -> None:
    link = make_partnership(make_home(), make_city())

    response = send(desk, Partnership, link.pk, citations__0__DELETE="on")

    text = "Nothing is published without a source: cite one first."
    assert form_errors(response) == {"citations": [text]}
    assert link.citations.count() == 1


def test_a_published_pair_stays_and_a_draft_pair_may_change(desk: Client) -> None:
    lviv, freiburg, riga = make_home(), make_city(), make_city("riga", country="LV")
    published = make_partnership(lviv, freiburg)
    draft = make_partnership(make_home("odesa"), freiburg, state=State.DRAFT)

    send(desk, Partnership, published.pk, partner=riga.pk)
    send(desk, Partnership, draft.pk, partner=riga.pk)

    published.refresh_from_db()
    draft.refresh_from_db()
    assert (published.slug, published.partner) == ("lviv--freiburg", freiburg)
    assert (draft.slug, draft.partner) == ("odesa--riga", riga)


def test_the_list_finds_a_city_by_its_other_names(desk: Client) -> None:
    kyiv, freiburg = make_home("kyiv", name_uk="Київ"), make_city()
    kyiv.other_names.create(name="Kiev", kind="transliteration")
    link = make_partnership(kyiv, freiburg)
    make_partnership(make_home(), freiburg)

    found = [
        list(
            desk.get(address(Partnership, page="changelist"), {"q": name}).context["cl"].result_list
        )
        for name in ("Kiev", "Київ", "київ freiburg", "Krakow")
    ]

    assert found == [[link], [link], [link], []]


def test_the_list_shows_words(desk: Client) -> None:
    link = make_partnership(make_home(), make_city(), signed="1990~")
    add_event(link, "suspended", "2022-03")
    cite(link, says="x", fact="kind")

    page = desk.get(address(Partnership, page="changelist")).content.decode()

    row = page[page.index("<tbody>") : page.index("</tbody>")]
    for words in (
        "Lviv",
        "Freiburg",
        "Germany",
        "sister city",
        "suspended",
        "c. 1990",
        "published",
    ):
        assert f">{words}<" in row
