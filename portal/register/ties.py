"""Relations: ties between two records."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from aid.models import Delivery, DeliveryRelation
from partnerships.models import Agreement, Initiative
from portal.register.checking import store
from portal.register.children import Child, Kin, sync
from portal.register.ledger import Ledger, Leftover
from portal.register.papers import kept_rows, tie_kin
from portal.register.reading import Row
from records.models import Record

RELATION = Kin(
    DeliveryRelation,
    owner="delivery",
    key=lambda one: (one.delivery_id, one.kind, one.target_id),
    compared=("note_uk", "note_en"),
)
UNDER = tie_kin(Initiative._meta.get_field("agreements"), "initiative", "agreement")
ABOUT = tie_kin(Delivery._meta.get_field("initiatives"), "delivery", "initiative")
OF_LINK = tie_kin(Agreement._meta.get_field("partnerships"), "agreement", "partnership")

# Which files a relation ties: the record's (the first that has it), the target's
SIDES = {
    **dict.fromkeys(DeliveryRelation.Kind.values, (("deliveries",), "deliveries")),
    "under_agreement": (("deliveries", "initiatives"), "agreements"),
    "about_initiative": (("deliveries",), "initiatives"),
    "of_partnership": (("agreements",), "partnerships"),
}
KINS = {
    ("about_initiative", "deliveries"): ABOUT,
    ("under_agreement", "initiatives"): UNDER,
    ("of_partnership", "agreements"): OF_LINK,
}


@dataclass(frozen=True)
class Tie:
    """A relation with both records found, and the file of the first."""

    row: Row
    relation: str
    file: str
    record: Record
    target: Record


def load_relations(ledger: Ledger) -> None:
    """Keeps the relations of deliveries and the ties to agreements, initiatives, links."""
    ties = [tie for row in ledger.walk("relations") if (tie := tie_of(ledger, row))]
    sync_relations(ledger, ties)
    for (relation, file), kin in KINS.items():
        target = SIDES[relation][1].removesuffix("s")
        mine = [tie for tie in ties if (tie.relation, tie.file) == (relation, file)]
        wanted = [
            Child(tie.row, kin.model(**{kin.owner: tie.record, target: tie.target}), tie.record)
            for tie in mine
        ]
        sync(ledger, "relations", kin, wanted, kept_rows(ledger, file, kin))
    sync_papers(ledger, [tie for tie in ties if is_paper_of_aid(tie)])


def tie_of(ledger: Ledger, row: Row) -> Tie | None:
    """The relation of a row. Unknown: None, with the problems noted."""
    relation = row.code("relation")
    if relation not in SIDES:
        message = _("“%(value)s” is not allowed: write one of %(words)s.")
        told = {"value": row["relation"][:100], "words": ", ".join(SIDES)}
        ledger.refuse(row, "relation", message % told)
        return None
    files, target_file = SIDES[relation]
    known = [file for file in files if row["record"] in ledger.records[file]]
    file = (known or files)[0]
    record = ledger.find(row, "record", file)
    target = ledger.find(row, "target", target_file)
    return Tie(row, relation, file, record, target) if record and target else None


def sync_relations(ledger: Ledger, ties: list[Tie]) -> None:
    """Keeps how deliveries stand to each other."""
    wanted = [
        Child(
            tie.row,
            DeliveryRelation(
                delivery=tie.record,
                kind=tie.relation,
                target=tie.target,
                **tie.row.texts("note_uk", "note_en"),
            ),
            tie.record,
        )
        for tie in ties
        if tie.relation in DeliveryRelation.Kind.values
    ]
    sync(ledger, "relations", RELATION, wanted, kept_rows(ledger, "deliveries", RELATION))


def is_paper_of_aid(tie: Tie) -> bool:
    """Whether the relation names the agreement under which aid was given."""
    return (tie.relation, tie.file) == ("under_agreement", "deliveries")


def leave_papers(ledger: Ledger, told: set[Record]) -> None:
    """Counts agreements of deliveries that only the database holds; an exact load unties them."""
    listed = [ledger.records["deliveries"].get(row["slug"]) for row in ledger.rows["deliveries"]]
    for delivery in listed:
        if delivery is None or delivery.agreement_id is None or delivery in told:
            continue
        if ledger.is_exact:
            ledger.removed["relations"].append(Leftover(delivery.agreement, "city"))
            delivery.agreement = None
            delivery.save()
            ledger.keep(delivery)
        else:
            ledger.extras["relations"].append(Leftover(delivery.agreement, "city"))


def sync_papers(ledger: Ledger, ties: list[Tie]) -> None:
    """Keeps the agreement of each delivery; it has one at most."""
    first: dict[Record, Row] = {}
    for tie in ties:
        if tie.record in first:
            message = _("Row %d names its agreement already: aid is given under one.")
            ledger.refuse(tie.row, "target", message % first[tie.record].line)
            continue
        first[tie.record] = tie.row
        was = tie.record.agreement_id
        if was == tie.target.pk:
            ledger.note(tie.row, "unchanged")
            continue
        tie.record.agreement = tie.target
        if store(ledger, tie.row, tie.record):
            ledger.keep(tie.record)
            ledger.note(tie.row, "updated" if was else "created")
    leave_papers(ledger, set(first))
