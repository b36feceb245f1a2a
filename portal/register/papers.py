"""Agreements and initiatives with their parties and areas."""

from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext as _

from partnerships.models import (
    Agreement,
    AgreementParty,
    Initiative,
    InitiativeParty,
)
from portal.register.children import Child, Kin, placed, sync
from portal.register.citing import cite_records
from portal.register.keeping import Values, load_records
from portal.register.ledger import Ledger
from portal.register.reading import Row
from records.models import Record

TITLES = ("title_uk", "title_en", "summary_uk", "summary_en")
# A declaration of many may leave unsaid who signed; other papers have two sides
ENOUGH_PARTIES = {Agreement.Kind.DECLARATION: 1}


def load_agreements(ledger: Ledger) -> None:
    """Keeps the agreements, their parties, areas and sources."""
    load_records(ledger, "agreements", Agreement, agreement_values)
    sync_parties(ledger, "agreements", party_kin(AgreementParty, "agreement"))
    sync_areas(ledger, "agreements", Agreement)
    cite_records(ledger, "agreements")


def agreement_values(ledger: Ledger, row: Row) -> Values:
    """An agreement as its row gives it."""
    parties = len({*row.slugs("cities")}) + len({*row.slugs("organizations")})
    if parties < ENOUGH_PARTIES.get(row.code("kind"), 2):
        ledger.refuse(row, "cities", _("An agreement has two parties or more: name them."))
    return {
        **row.texts(*TITLES),
        "city": ledger.find_home(row),
        "kind": row.code("kind"),
        "signed_on_edtf": row["signed_on"],
        "valid_until_edtf": row["valid_until"],
        **row.told("document_url"),
    }


def load_initiatives(ledger: Ledger) -> None:
    """Keeps the initiatives, their parties, areas and sources."""
    load_records(ledger, "initiatives", Initiative, initiative_values)
    sync_parties(ledger, "initiatives", party_kin(InitiativeParty, "initiative"))
    sync_areas(ledger, "initiatives", Initiative)
    cite_records(ledger, "initiatives")


def initiative_values(ledger: Ledger, row: Row) -> Values:
    """An initiative as its row gives it."""
    return {
        **row.texts(*TITLES),
        "city": ledger.find_home(row),
        "kind": row.code("kind"),
        "when_edtf": row["when"],
    }


def party_kin(model: type[models.Model], owner: str) -> Kin:
    """How parties of an agreement or initiative are known again."""
    return Kin(
        model,
        owner=owner,
        key=lambda one: (getattr(one, f"{owner}_id"), one.city_id, one.organization_id),
        compared=("city_id", "organization_id", "position"),
        places=placed(lambda one: getattr(one, f"{owner}_id")),
    )


def tie_kin(field: models.ManyToManyField, owner: str, target: str) -> Kin:
    """How the rows of a plain many-to-many tie are known again."""
    return Kin(
        field.remote_field.through,
        owner=owner,
        key=lambda one: (getattr(one, f"{owner}_id"), getattr(one, f"{target}_id")),
    )


def kept_rows(ledger: Ledger, file: str, kin: Kin) -> list[models.Model]:
    """Rows that the database holds for the listed records of a file."""
    slugs = [row["slug"] for row in ledger.rows[file]]
    ids = {record.pk for slug in slugs if (record := ledger.records[file].get(slug))}
    kept = kin.model._default_manager.all()
    return [item for item in kept if getattr(item, f"{kin.owner}_id") in ids]


def sync_cells(
    ledger: Ledger,
    file: str,
    kin: Kin,
    children_of: Callable[[Ledger, Row, Record | None], list[Child]],
) -> None:
    """Keeps what the cells of each row of a file list."""
    wanted: list[Child] = []
    for row in ledger.rows[file]:
        wanted += children_of(ledger, row, ledger.records[file].get(row["slug"]))
    sync(ledger, file, kin, wanted, kept_rows(ledger, file, kin))


def sync_parties(ledger: Ledger, file: str, kin: Kin) -> None:
    """Keeps the parties in the order of the cells: cities, then organizations."""

    def parties(ledger: Ledger, row: Row, record: Record | None) -> list[Child]:
        sides = [("city", one) for one in ledger.find_all(row, "cities", "cities")]
        bodies = ledger.find_all(row, "organizations", "organizations")
        sides += [("organization", one) for one in bodies]
        if record is None:
            return []
        return [
            Child(
                row,
                kin.model(position=position, **{kin.owner: record, side: who}),
                record,
                "cities" if side == "city" else "organizations",
            )
            for position, (side, who) in enumerate(sides, start=1)
        ]

    sync_cells(ledger, file, kin, parties)


def sync_areas(ledger: Ledger, file: str, model: type[Record]) -> None:
    """Keeps the areas of each row."""
    owner = model._meta.model_name
    kin = tie_kin(model._meta.get_field("areas"), owner, "area")

    def areas(ledger: Ledger, row: Row, record: Record | None) -> list[Child]:
        names = [name.strip() for name in row["areas"].split(";") if name.strip()]
        is_told = "areas" not in ledger.incomplete
        for name in [name for name in names if is_told and name not in ledger.areas]:
            message = _("“%(name)s” is no area: write one of %(areas)s.")
            told = {"name": name[:100], "areas": ", ".join(sorted(ledger.areas))}
            ledger.refuse(row, "areas", message % told)
        if record is None:
            return []
        known = [ledger.areas[name] for name in names if name in ledger.areas]
        ties = [kin.model(**{owner: record, "area": area}) for area in known]
        return [Child(row, tie, record, "areas") for tie in ties]

    sync_cells(ledger, file, kin, areas)
