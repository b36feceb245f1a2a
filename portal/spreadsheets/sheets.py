"""The sheets: which columns each kind of record has, and which rows stand below it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from aid.models import Delivery, Item, Participant
from partnerships.models import (
    Agreement,
    AgreementParty,
    Initiative,
    InitiativeParty,
    Organization,
    Partnership,
    PartnershipEvent,
)
from portal.spreadsheets.below import events, in_role, item_columns, parties, sources, titles
from portal.spreadsheets.columns import (
    Column,
    choice,
    country,
    day,
    language_code,
    one_of,
    partial_date,
    text,
    ties,
)
from records.folding import fold
from records.languages import LANGUAGES
from records.models import Citation, Record, Source


@dataclass(frozen=True)
class Rows:
    """A kind of rows below a record: what they are and how one is known again."""

    model: type
    owner: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One kind of record as a sheet."""

    name: str
    model: type[Record]
    columns: tuple[Column, ...]
    rows: dict[str, Rows]

    @cached_property
    def by_head(self) -> dict[str, Column]:
        """Columns by what a head may call them: name, or label in either language, folded."""
        known = {}
        for language in LANGUAGES:
            with translation.override(language):
                known |= {fold(str(one.label)): one for one in self.columns}
        return known | {fold(one.name): one for one in self.columns}


CITED = Rows(Citation, "record", ("source",))
SHEETS: dict[str, Sheet] = {
    one.name: one
    for one in (
        Sheet(
            "sources",
            Source,
            (
                text(Source, "slug"),
                text(Source, "title"),
                text(Source, "publisher"),
                text(Source, "url"),
                partial_date(Source, "published_on"),
                language_code(Source),
                choice(Source, "kind"),
            ),
            {},
        ),
        Sheet(
            "organizations",
            Organization,
            (
                text(Organization, "slug"),
                *titles(Organization, "name"),
                choice(Organization, "kind"),
                country(Organization),
                one_of(Organization, "seat", "cities"),
                text(Organization, "registry_id"),
                text(Organization, "website"),
                sources(),
            ),
            {"citations": CITED},
        ),
        Sheet(
            "partnerships",
            Partnership,
            (
                text(Partnership, "slug"),
                one_of(Partnership, "city", "cities"),
                one_of(Partnership, "partner", "cities"),
                events(),
                *titles(Partnership, "note"),
                sources(),
            ),
            {
                "events": Rows(PartnershipEvent, "partnership", ("kind", "link_kind", "date_edtf")),
                "citations": CITED,
            },
        ),
        Sheet(
            "agreements",
            Agreement,
            (
                text(Agreement, "slug"),
                one_of(Agreement, "city", "cities"),
                *titles(Agreement, "title"),
                choice(Agreement, "kind"),
                parties(),
                partial_date(Agreement, "signed_on"),
                partial_date(Agreement, "valid_until"),
                ties(Agreement, "areas", "areas"),
                *titles(Agreement, "summary"),
                text(Agreement, "document_url"),
                sources(),
            ),
            {
                "parties": Rows(AgreementParty, "agreement", ("city", "organization")),
                "citations": CITED,
            },
        ),
        Sheet(
            "initiatives",
            Initiative,
            (
                text(Initiative, "slug"),
                one_of(Initiative, "city", "cities"),
                *titles(Initiative, "title"),
                choice(Initiative, "kind"),
                partial_date(Initiative, "when"),
                parties(),
                ties(Initiative, "areas", "areas"),
                ties(Initiative, "agreements", "agreements"),
                *titles(Initiative, "summary"),
                sources(),
            ),
            {
                "parties": Rows(InitiativeParty, "initiative", ("city", "organization")),
                "citations": CITED,
            },
        ),
        Sheet(
            "deliveries",
            Delivery,
            (
                text(Delivery, "slug"),
                one_of(Delivery, "city", "cities"),
                *titles(Delivery, "title"),
                choice(Delivery, "stage"),
                partial_date(Delivery, "when"),
                choice(Delivery, "category"),
                in_role("donor", "donors", _("donors")),
                in_role("hub", "hubs", _("hubs")),
                in_role("carrier", "carriers", _("carriers")),
                in_role("implementer", "implementers", _("implementers")),
                in_role("receiver", "receivers", _("receivers")),
                *titles(Delivery, "shared_with"),
                one_of(Delivery, "agreement", "agreements"),
                ties(Delivery, "initiatives", "initiatives"),
                *titles(Delivery, "summary"),
                *item_columns(),
                day(Delivery, "customs_cleared_on"),
                text(Delivery, "customs_declaration"),
                day(Delivery, "reported_on"),
                text(Delivery, "act_number"),
                day(Delivery, "act_on"),
                choice(Delivery, "usage"),
                sources(),
            ),
            {
                "items": Rows(Item, "delivery", ("position",)),
                "participants": Rows(Participant, "delivery", ("role", "city", "organization")),
                "citations": CITED,
            },
        ),
    )
}
