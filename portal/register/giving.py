"""Deliveries of aid with their items and participants."""

from collections import Counter

from django.utils.translation import gettext as _

from aid.models import Delivery, Item, Participant
from portal.register.children import Child, Kin, placed, sync
from portal.register.citing import cite_records
from portal.register.keeping import Values, load_records
from portal.register.ledger import Ledger
from portal.register.papers import TITLES, kept_rows
from portal.register.reading import Row

MEASURES = (
    "nature",
    "good",
    "qualifier",
    "quantity",
    "quantity_max",
    "unit",
    "description_uk",
    "description_en",
)
ITEM = Kin(
    Item,
    owner="delivery",
    key=lambda item: (item.delivery_id, int(item.position)),
    compared=MEASURES,
)
PARTICIPANT = Kin(
    Participant,
    owner="delivery",
    key=lambda one: (one.delivery_id, one.role, one.city_id, one.organization_id),
    compared=("role", "city_id", "organization_id", "position"),
    places=placed(lambda one: one.delivery_id),
)


def load_deliveries(ledger: Ledger) -> None:
    """Keeps the deliveries and their sources."""
    load_records(ledger, "deliveries", Delivery, delivery_values)
    cite_records(ledger, "deliveries")


def delivery_values(ledger: Ledger, row: Row) -> Values:
    """A delivery as its row gives it."""
    return {
        **row.texts(*TITLES, "shared_with_uk", "shared_with_en"),
        "city": ledger.find_home(row),
        "stage": row.code("stage"),
        "category": row.code("category"),
        "when_edtf": row["when"],
        **unlisted_whole(ledger, row),
    }


def unlisted_whole(ledger: Ledger, row: Row) -> Values:
    """Whether the row lies inside a figure that the files do not name.

    Unknown: nothing where the file does not say; what staff wrote stands.
    """
    if "is_part" not in row.cells:
        return {}
    is_part = ledger.truth(row, "is_part")
    return {"is_part_of_unlisted": is_part and row["slug"] not in ledger.parts}


def load_items(ledger: Ledger) -> None:
    """Keeps the items."""
    wanted = []
    for row in ledger.walk("delivery_items"):
        delivery = ledger.find(row, "delivery", "deliveries")
        if not (row["position"].isdecimal() and len(row["position"]) < 5):
            ledger.refuse(row, "position", _("Write the number of the item: 1, 2, 3."))
        else:
            wanted.append(Child(row, item_of(row, delivery), delivery))
    sync(ledger, "delivery_items", ITEM, wanted, kept_rows(ledger, "deliveries", ITEM))


def item_of(row: Row, delivery: Delivery | None) -> Item:
    """An item as its row gives it."""
    return Item(
        delivery=delivery,
        nature=row.code("nature"),
        qualifier=row.code("qualifier"),
        **row.numbers("position", "quantity", "quantity_max"),
        **row.texts("good", "unit", "description_uk", "description_en"),
    )


def load_participants(ledger: Ledger) -> None:
    """Keeps the participants in the order of the file."""
    wanted, places = [], Counter[Delivery | None]()
    for row in ledger.walk("participants"):
        delivery = ledger.find(row, "delivery", "deliveries")
        sides = {
            column: ledger.find(row, column, file)
            for column, file in (("city", "cities"), ("organization", "organizations"))
            if row[column]
        }
        if len(sides) != 1:
            message = _("Name a city or an organization, not both and not neither.")
            ledger.refuse(row, "city", message)
            continue
        places[delivery] += 1
        item = Participant(
            delivery=delivery, role=row.code("role"), position=places[delivery], **sides
        )
        wanted.append(Child(row, item, delivery if all(sides.values()) else None))
    kept = kept_rows(ledger, "deliveries", PARTICIPANT)
    sync(ledger, "participants", PARTICIPANT, wanted, kept)
