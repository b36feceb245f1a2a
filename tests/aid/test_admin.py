"""Officers enter deliveries with items, participants, relations and sources."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from aid.admin.delivery import UNIT_CHOICES
from aid.models import Delivery
from records.models import State
from tests.desk import address, form_errors, open_form, send, send_and_release
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    the_source,
)

pytestmark = pytest.mark.django_db


def new_delivery(desk: Client, **changes: Any) -> Any:
    """Sends ten generators that Freiburg delivered to Lviv in March 2022, with a source."""
    given = {
        "city": make_home().pk,
        "title_uk": "Генератори з Фрайбурга",
        "title_en": "Generators from Freiburg",
        "stage": "delivered",
        "when_edtf": "2022-03",
        "category": "energy_equipment",
        "state": "published",
        "items__0__nature": "goods",
        "items__0__good": "generator",
        "items__0__qualifier": "exactly",
        "items__0__quantity": "10",
        "items__0__unit": "pieces",
        "participants__0__role": "donor",
        "participants__0__city": make_city().pk,
        "citations__0__source": the_source().pk,
    }
    return send(desk, Delivery, **{**given, **changes})


def test_a_delivery_is_added_with_all_its_rows(desk: Client) -> None:
    kyiv = make_home("kyiv")
    agreement, initiative = make_agreement(kyiv), make_initiative(kyiv)
    pledge = make_delivery(kyiv, "pledge", stage="pledged")

    response = new_delivery(
        desk,
        agreement=agreement.pk,
        initiatives=[initiative.pk],
        items__1__nature="money",
        items__1__qualifier="more_than",
        items__1__quantity="5000.5",
        items__1__unit="EUR",
        participants__1__role="hub",
        participants__1__organization=make_organization().pk,
        relations__0__kind="fulfils",
        relations__0__target=pledge.pk,
        citations__0__fact="quantity",
        citations__0__part="1",
        citations__0__says="10",
    )

    row = Delivery.objects.get(slug="generators-from-freiburg")
    assert response.status_code == 302
    assert (row.state, row.agreement, list(row.initiatives.all())) == (
        "published",
        agreement,
        [initiative],
    )
    assert [(item.position, str(item.quantity), item.unit) for item in row.items.all()] == [
        (1, "10.000", "pieces"),
        (2, "5000.500", "EUR"),
    ]
    assert [(one.role, str(one)) for one in row.participants.all()] == [
        ("donor", "Freiburg"),
        ("hub", "UNDP"),
    ]
    assert [(one.kind, one.target) for one in row.relations.all()] == [("fulfils", pledge)]
    assert [(one.fact, one.part, one.says) for one in row.citations.all()] == [
        ("quantity", 1, "10")
    ]


def test_a_delivery_is_changed_and_unchanged_rows_stay(desk: Client) -> None:
    delivery = make_delivery(make_home(), donors=[make_city()])
    item = make_item(delivery)

    response = send_and_release(
        desk, Delivery, delivery.pk, items__0__quantity="12", when_edtf="2022-04"
    )

    delivery.refresh_from_db()
    item.refresh_from_db()
    assert response.status_code == 302
    assert (delivery.when_edtf, item.quantity, item.position) == ("2022-04", 12, 1)
    assert delivery.participants.count() == 1


def test_a_quantity_is_shown_without_empty_decimals(desk: Client) -> None:
    delivery = make_delivery(make_home())
    make_item(delivery, quantity="1500.250")
    make_item(delivery, quantity="7000")

    data = open_form(desk, address(Delivery, delivery.pk), Delivery)

    assert (data["items-0-quantity"], data["items-1-quantity"]) == ("1500.25", "7000")


POSITIVE = "Give a quantity above zero, or choose “not stated” and leave it empty."
BETWEEN = "“Between” needs a larger upper quantity; the others need none."
UNIT = (
    "The unit does not fit: goods are tonnes, vehicles or pieces; "
    "money, loan and worth have a currency; people helped are people."
)


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        (
            {"when_edtf": "30.02.2023"},
            "when_edtf",
            "There is no 30 February 2023: that month has 28 days. "
            "Correct the day, or write 2023-02 if only the month is known.",
        ),
        (
            {"items__0__quantity": "-3", "items__0__unit": "tonnes"},
            "items__0__quantity",
            POSITIVE,
        ),
        ({"items__0__quantity": ""}, "items__0__quantity", POSITIVE),
        ({"items__0__qualifier": "between"}, "items__0__quantity_max", BETWEEN),
        ({"items__0__quantity_max": "20"}, "items__0__quantity_max", BETWEEN),
        (
            {"items__0__good": ""},
            "items__0__good",
            "Goods need their good; nothing else has one.",
        ),
        ({"items__0__unit": "EUR"}, "items__0__unit", UNIT),
        (
            {"items__0__unit": "boxes"},
            "items__0__unit",
            "Write tonnes, vehicles, pieces, people or a currency code such as EUR.",
        ),
        (
            {"participants__0__city": ""},
            "participants__0__city",
            "Choose a city or an organization, not both and not neither.",
        ),
        (
            {"citations__0__source": ""},
            "citations",
            "Nothing is published without a source: cite one first.",
        ),
        ({"stage": ""}, "stage", "This field is required."),
    ],
)
def test_a_wrong_entry_is_answered_at_its_field(
    desk: Client, changes: dict, field: str, text: str
) -> None:
    response = new_delivery(desk, **changes)

    assert form_errors(response) == {field: [text]}
    assert Delivery.objects.count() == 0


def test_a_participant_is_not_both_city_and_organization(desk: Client) -> None:
    response = new_delivery(desk, participants__0__organization=make_organization().pk)

    text = "Choose a city or an organization, not both and not neither."
    assert form_errors(response) == {"participants__0__city": [text]}


def test_two_items_of_the_same_number_are_refused(desk: Client) -> None:
    goods = {"nature": "goods", "good": "bus", "quantity": "2", "unit": "vehicles", "position": "1"}

    response = new_delivery(
        desk,
        items__0__position="1",
        **{f"items__1__{name}": value for name, value in goods.items()},
        items__1__qualifier="exactly",
    )

    assert form_errors(response) == {"items__1__position": ["Two items have the same number."]}


def test_items_may_trade_their_numbers(desk: Client) -> None:
    delivery = make_delivery(make_home())
    one, two = make_item(delivery), make_item(delivery, good="bus", unit="vehicles")

    response = send_and_release(
        desk, Delivery, delivery.pk, items__0__position="2", items__1__position="1"
    )

    assert response.status_code == 302
    assert list(delivery.items.values_list("pk", "position")) == [(two.pk, 1), (one.pk, 2)]


def test_a_number_is_taken_over_from_a_deleted_item(desk: Client) -> None:
    delivery = make_delivery(make_home())
    kept = make_item(delivery, position=2)
    make_item(delivery, position=3)

    response = send_and_release(
        desk, Delivery, delivery.pk, items__0__position="3", items__1__DELETE="on"
    )

    assert response.status_code == 302
    assert list(delivery.items.values_list("pk", "position")) == [(kept.pk, 3)]


def test_a_participant_twice_in_one_role_is_refused(desk: Client) -> None:
    riga = make_city("riga", country="LV").pk

    response = new_delivery(
        desk,
        participants__0__city=riga,
        participants__1__role="donor",
        participants__1__city=riga,
        participants__2__role="hub",
        participants__2__city=riga,
    )

    text = "This city already has this role."
    assert form_errors(response) == {"participants__1__city": [text]}


def test_a_row_does_not_relate_to_itself(desk: Client) -> None:
    delivery = make_delivery(make_home())

    response = send(
        desk,
        Delivery,
        delivery.pk,
        relations__0__kind="overlaps",
        relations__0__target=delivery.pk,
    )

    text = "A row cannot relate to itself: choose another."
    assert form_errors(response) == {"relations__0__target": [text]}


def test_releasing_before_the_city_says_what_is_still_hidden(desk: Client) -> None:
    draft = make_home("sumy", state=State.DRAFT)

    response = new_delivery(desk, city=draft.pk)

    messages = [str(one) for one in desk.get(response.url).context["messages"]]
    assert messages[0] == "Released, but not yet visible: Sumy must be published too."


def test_deliveries_are_chosen_by_title_city_and_stage(desk: Client) -> None:
    delivery = make_delivery(make_home())
    ask = {"app_label": "aid", "model_name": "deliveryrelation", "field_name": "target"}

    found = desk.get("/admin/autocomplete/", {**ask, "term": "generators"}).json()["results"]

    assert found == [{"id": str(delivery.pk), "text": "Generators · Lviv · delivered"}]


def test_the_list_says_who_gave_what(desk: Client) -> None:
    delivery = make_delivery(make_home(), donors=[make_city(), make_organization()])
    make_item(delivery)
    make_item(delivery, good="mixed", quantity=None, qualifier="unknown", unit="tonnes")

    page = desk.get(address(Delivery, page="changelist")).content.decode()

    row = page[page.index("<tbody>") : page.index("</tbody>")]
    for words in (
        "delivered",
        "Mar 2022",
        "Freiburg, UNDP",
        "10 generators; quantity not stated",
    ):
        assert f">{words}<" in row


def test_a_unit_is_chosen_in_words() -> None:
    with override("uk"):
        *named, (_group, others) = [
            (code, words if isinstance(words, list) else str(words)) for code, words in UNIT_CHOICES
        ]

    assert named[1:6] == [
        ("tonnes", "тонни"),
        ("vehicles", "техніка"),
        ("pieces", "штуки"),
        ("people", "люди"),
        ("EUR", "євро"),
    ]
    assert ("XPF", "XPF") in others
