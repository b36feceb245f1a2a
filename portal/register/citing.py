"""Sources of a record as a whole, and what single sources say of its facts."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from portal.register.children import Child, Kin, placed, sync
from portal.register.ledger import Ledger
from portal.register.reading import Row
from records.models import Citation, Record, Source

# Claims stand after the sources of the whole record, in the order of entry
AFTER_SOURCES = 100
# Tables a claim can speak of; an item's claim belongs to its delivery
CLAIMED = {
    "cities": "cities",
    "organizations": "organizations",
    "partnerships": "partnerships",
    "agreements": "agreements",
    "initiatives": "initiatives",
    "deliveries": "deliveries",
    "delivery_items": "deliveries",
}


def owner_of(citation: Citation) -> tuple[int, int]:
    """What tells the records of all kinds apart."""
    return citation.content_type_id, citation.object_id


WHOLE = Kin(
    Citation,
    owner="record",
    key=lambda one: (*owner_of(one), one.source_id),
    compared=("source_id", "position"),
    places=placed(owner_of),
)
CLAIM = Kin(
    Citation,
    owner="record",
    key=lambda one: (*owner_of(one), one.source_id, one.fact, one.part, one.says),
    compared=("says", "note_uk", "note_en"),
    places=(lambda one: (*owner_of(one), one.source_id, one.fact, one.part),),
)


def kept_citations(records: list[Record], **conditions: object) -> list[Citation]:
    """Citations of the records that the database holds."""
    kept: list[Citation] = []
    for model in {type(record) for record in records}:
        kind = ContentType.objects.get_for_model(model)
        ids = {record.pk for record in records if type(record) is model}
        found = Citation.objects.filter(content_type=kind, **conditions)
        kept += [citation for citation in found if citation.object_id in ids]
    return kept


def sync_sources(ledger: Ledger, file: str, cited: dict[Record, tuple[Row, list[Source]]]) -> None:
    """Cites the sources of each record as a whole, in the order of the file."""
    wanted = [
        Child(row, Citation(record=record, source=source, position=position), record, "sources")
        for record, (row, sources) in cited.items()
        for position, source in enumerate(sources, start=1)
    ]
    sync(ledger, file, WHOLE, wanted, kept_citations(list(cited), fact="", part=0, says=""))


def cite_records(ledger: Ledger, file: str, more: dict[str, list[Source]] | None = None) -> None:
    """Cites the cell `sources` of each row of a file, then the sources in `more` by slug."""
    cited: dict[Record, tuple[Row, list[Source]]] = {}
    for row in ledger.rows[file]:
        sources = ledger.find_all(row, "sources", "sources")
        record = ledger.records[file].get(row["slug"])
        if record is not None:
            further = (more or {}).get(record.slug, [])
            cited[record] = (row, list(dict.fromkeys([*sources, *further])))
    sync_sources(ledger, file, cited)


def load_claims(ledger: Ledger) -> None:
    """Makes each claim a citation of one fact."""
    positions = item_positions(ledger)
    wanted = [claim_of(ledger, row, positions) for row in ledger.walk("claims")]
    listed = [(file, row["slug"]) for file in {*CLAIMED.values()} for row in ledger.rows[file]]
    records = [one for file, slug in listed if (one := ledger.records[file].get(slug))]
    kept = [one for one in kept_citations(records) if one.fact]
    sync(ledger, "claims", CLAIM, wanted, kept)


def item_positions(ledger: Ledger) -> dict[str, set[str]]:
    """The numbers of the items of each delivery in the files."""
    positions: dict[str, set[str]] = defaultdict(set)
    for row in ledger.rows["delivery_items"]:
        positions[row["delivery"]].add(row["position"])
    return positions


def claim_of(ledger: Ledger, row: Row, positions: dict[str, set[str]]) -> Child:
    """The citation of a claim; only to be checked where what it names has a problem."""
    record = claimed_record(ledger, row, positions)
    source = ledger.find(row, "source", "sources")
    if not row["fact"]:
        ledger.refuse(row, "fact", _("The cell is empty: say which fact the source speaks of."))
    part = row["record"].partition("#")[2]
    citation = Citation(
        record=record,
        source=source,
        part=int(part) if is_item_number(part) else 0,
        position=AFTER_SOURCES,
        fact=row.code("fact"),
        **row.texts("says", "note_uk", "note_en"),
    )
    return Child(row, citation, record if source and row["fact"] else None)


def is_item_number(part: str) -> bool:
    """Whether a text can be the number of an item."""
    return part.isdecimal() and len(part) < 5


def claimed_record(ledger: Ledger, row: Row, positions: dict[str, set[str]]) -> Record | None:
    """The record of a claim. Unknown: None, with the problem noted."""
    file = CLAIMED.get(row.code("table"))
    if file is None:
        message = _("“%(value)s” is not allowed: write one of %(words)s.")
        told = {"value": row["table"][:100], "words": ", ".join(CLAIMED)}
        ledger.refuse(row, "table", message % told)
        return None
    slug, _mark, part = row["record"].partition("#")
    record = ledger.find(row, "record", file, slug)
    is_item = row.code("table") == "delivery_items"
    is_told = "delivery_items" not in ledger.incomplete
    is_known = is_item_number(part) and (part in positions[slug] or not is_told)
    if record is not None and (is_item or part) and not is_known:
        message = _("“%s” is no item: write delivery#position as in delivery_items.csv.")
        ledger.refuse(row, "record", message % row["record"][:100])
        return None
    return record
