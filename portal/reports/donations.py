"""The list of received aid in the structure of the national open-data table `donations`.

Source: the dictionary published with the data sets of the Lviv region's data portal (8d05ef36,
e18578b8) and of opendata.gov.ua (65048aa1). A line has one quantity and one unit, so a delivery of
several goods has several lines.
What the table cannot say is never invented: such a row is listed apart with the reason.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from aid.goods import good_label
from aid.models import Delivery, DeliveryRelation, Item, Participant
from portal.reports.period import ANY, Asked
from records.languages import reader_language
from records.models import State

MONEY = "Грошові кошти"
# Eight digits of a body, ten of a person; ids of other registers do not fit the column
EDRPOU = re.compile(r"[0-9]{8}|[0-9]{10}")
UNITS = {"tonnes": "т", "vehicles": "шт.", "pieces": "шт."}
USED = {
    Delivery.Usage.UNUSED: "не використано",
    Delivery.Usage.PARTLY: "використано частково",
    Delivery.Usage.USED: "використано",
}
FIELDS = (
    "uid",
    "date",
    "donationTitle",
    "donationPurpose",
    "donationQuantity",
    "unitName",
    "amountValue",
    "currencyCode",
    "recipientId",
    "recipientName",
    "donorId",
    "donorName",
    "actId",
    "actDate",
    "usageStatus",
)
NATURES_APART = {
    Item.Nature.LOAN: gettext_noop("a loan is paid back: it is no aid given"),
    Item.Nature.PEOPLE_HELPED: gettext_noop(
        "people helped abroad are no aid that the city received"
    ),
}


@dataclass(frozen=True)
class Apart:
    """A row, or an item of it, that the table cannot say, and why."""

    delivery: Delivery
    what: str
    reason: str


@dataclass(frozen=True)
class Donations:
    """The table, and what stands apart from it."""

    rows: list[dict[str, Any]]
    apart: list[Apart]


def donations(asked: Asked) -> Donations:
    """The table of a city and a period."""
    found: list[dict[str, Any]] = []
    apart: list[Apart] = []
    inside, forwarded = tied(asked)
    for row in asked.received().for_pages().order_by("when_earliest", "when_latest", "pk"):
        reason = reason_of(row, inside, forwarded)
        if reason:
            apart.append(Apart(row, amounts_of(row), reason))
            continue
        made, left = lines_of(row, asked)
        found += made
        apart += left
    waiting = _("it is not published yet")
    apart += [Apart(row, amounts_of(row), waiting) for row in unpublished(asked)]
    return Donations(found, apart)


def amounts_of(row: Delivery) -> str:
    """What a row says was given."""
    return "; ".join(item.in_words for item in row.measured_items)


def tied(asked: Asked) -> tuple[dict[int, bool], set[int]]:
    """Keys of rows inside others, and whether the list holds those; keys of forwarded rows.

    Forwarded means from another row of the same list.
    """
    ties = DeliveryRelation.objects.filter(Delivery.public_q("delivery__"))
    kinds = DeliveryRelation.Kind
    own = asked.received().order_by().values("pk")
    parts = ties.filter(kind=kinds.PART_OF)
    inside = dict.fromkeys(parts.values_list("delivery", flat=True), False)
    inside |= dict.fromkeys(parts.filter(target__in=own).values_list("delivery", flat=True), True)
    forwarded = ties.filter(kind=kinds.FORWARDED_FROM, target__in=own)
    return inside, set(forwarded.values_list("delivery", flat=True))


def unpublished(asked: Asked) -> list[Delivery]:
    """Rows of the city that may belong here, once they are released."""
    rows = Delivery.objects.to_city(asked.city).filter(stage=Delivery.Stage.DELIVERED)
    waiting = asked.possibly(rows).exclude(state=State.WITHDRAWN)
    return list(waiting.exclude(pk__in=asked.received().order_by().values("pk")).order_by("pk"))


def reason_of(row: Delivery, inside: dict[int, bool], forwarded: set[int]) -> str:
    """Why a whole row cannot stand in the table. Empty: it can."""
    if inside.get(row.pk):
        return _("it is inside the figure of another row, which would count it twice")
    if row.pk in inside or row.is_part_of_unlisted:
        return _("it is part of a larger figure, which this list does not hold")
    if row.pk in forwarded:
        return _("it was forwarded from another row of this list")
    if row.shared_with_uk or row.shared_with_en:
        return _("other places received it too, and the split is not known")
    if exact_day(row) is None:
        words = row.when.in_words(reader_language()) if row.when else _("no date")
        return _("the table asks a day, known is: %s") % words
    if not row.measured_items:
        return _("nothing is measured")
    return ""


def exact_day(row: Delivery) -> date | None:
    """The day it was handed over. Unknown: None, known is a month, a season, or about when."""
    is_day = row.when_earliest is not None and row.when_earliest == row.when_latest
    is_sure = is_day and row.when and not (row.when.is_approximate or row.when.is_uncertain)
    return row.when_earliest if is_sure else None


def lines_of(row: Delivery, asked: Asked) -> tuple[list[dict[str, Any]], list[Apart]]:
    """The lines of a row, one an item, and the items that stand apart."""
    items = row.measured_items
    goods = [item for item in items if item.nature == Item.Nature.GOODS]
    worth = [item for item in items if item.nature == Item.Nature.VALUATION]
    made, apart = [], []
    for item in items:
        if item.nature == Item.Nature.VALUATION:
            continue
        reason = reason_of_item(item, asked)
        if reason:
            apart.append(Apart(row, item.in_words, reason))
            continue
        stated = worth[0] if len(goods) == len(worth) == 1 and item in goods else None
        is_said = stated is not None and not reason_of_item(stated, asked)
        made.append(line_of(row, item, stated if is_said else None, asked))
    for item in worth:
        reason = reason_of_item(item, asked)
        if not reason and len(goods) != 1:
            several = _("the worth is stated of several goods together")
            reason = several if goods else _("a worth is stated, but no goods")
        if reason:
            apart.append(Apart(row, item.in_words, reason))
    return made, apart


def reason_of_item(item: Item, asked: Asked) -> str:
    """Why an item cannot stand in the table. Empty: it can."""
    if item.nature in NATURES_APART:
        return _(NATURES_APART[item.nature])
    if item.qualifier != Item.Qualifier.EXACTLY:
        return _("the table asks a number, known is: %s") % item.in_words
    is_amount = item.unit not in UNITS
    if is_amount and asked.currency not in (ANY, item.unit):
        told = _("the amount is in %(has)s, asked is %(asked)s")
        return told % {"has": item.unit, "asked": asked.currency}
    return ""


def line_of(row: Delivery, item: Item, worth: Item | None, asked: Asked) -> dict[str, Any]:
    """One line of the table. Unknown: None."""
    is_money = item.nature == Item.Nature.MONEY
    amount = item if is_money else worth
    donor_id, donor_name = donor_of(row)
    day = exact_day(row)
    return {
        "uid": f"{row.slug}-{item.position}",
        "date": day.isoformat() if day else None,
        "donationTitle": MONEY if is_money else goods_title(item),
        "donationPurpose": str(row.called("uk") or row),
        "donationQuantity": None if is_money else bare(item.quantity),
        "unitName": None if is_money else UNITS[item.unit],
        "amountValue": bare(amount.quantity) if amount else None,
        "currencyCode": amount.unit if amount else None,
        "recipientId": asked.recipient_id or None,
        "recipientName": asked.recipient,
        "donorId": donor_id,
        "donorName": donor_name,
        "actId": row.act_number or None,
        "actDate": row.act_on.isoformat() if row.act_on else None,
        "usageStatus": USED.get(Delivery.Usage(row.usage)) if row.usage else None,
    }


def goods_title(item: Item) -> str:
    """The goods in Ukrainian, as described, else by the vocabulary."""
    return str(item.description_uk or good_label(item.good, "uk"))


def bare(number: Decimal | None) -> str | None:
    """A number with a decimal point and nothing else."""
    return None if number is None else f"{number.normalize():f}"


def donor_of(row: Delivery) -> tuple[str | None, str | None]:
    """Code and name of who gave; of several donors the names alone. Unknown: None."""
    donors = row.in_role(Participant.Role.DONOR)
    names = [str((one.city or one.organization).called("uk") or one) for one in donors]
    bodies = [one.organization.registry_id for one in donors if one.organization]
    is_code = len(donors) == 1 and bodies and EDRPOU.fullmatch(bodies[0])
    code = bodies[0] if is_code else None
    return code, "; ".join(names) or None
