"""Keeps the rows of one file as records: creates, updates, or leaves as it is."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from portal.register.checking import check, check_whole, store
from portal.register.files import ADDRESSES
from portal.register.ledger import Ledger, Leftover
from portal.register.reading import Row
from records.models import Record, State

Values = dict[str, Any]
NO_SOURCE = "no source yet"


def index_rows(ledger: Ledger) -> None:
    """Keeps only the first row of each address; the others become problems."""
    for file, column in ADDRESSES.items():
        first: dict[str, Row] = {}
        for row in ledger.rows[file]:
            slug = row[column]
            if not slug:
                ledger.refuse(row, column, _("The cell is empty: each row needs its slug."))
            elif slug in first:
                message = _("“%(slug)s” stands in row %(line)d already: give each row its own.")
                told = {"slug": slug[:100], "line": first[slug].line}
                ledger.refuse(row, column, message % told)
            else:
                first[slug] = row
        ledger.rows[file] = list(first.values())


def load_known(ledger: Ledger, file: str, model: type[Record]) -> None:
    """Fetches the records that the database holds; the file lists some of them."""
    known = {record.slug: record for record in model._default_manager.all()}
    listed = {row[ADDRESSES[file]] for row in ledger.rows[file]}
    ledger.records[file] = dict(known)
    ledger.extras[file] += [Leftover(known[slug]) for slug in known if slug not in listed]


def load_records(
    ledger: Ledger,
    file: str,
    model: type[Record],
    values_of: Callable[[Ledger, Row], Values],
) -> None:
    """Keeps each row of a file as a record of the model."""
    load_known(ledger, file, model)
    for row in ledger.walk(file):
        slug, before = row[ADDRESSES[file]], len(ledger.problems)
        record = ledger.records[file].get(slug) or model(slug=slug)
        values = values_of(ledger, row)
        values |= release_of(ledger, row, record)
        changes = apply(record, values, lambda: check(ledger, row, record))  # noqa: B023
        is_sound = len(ledger.problems) == before and not lacks_neighbour(record, values)
        if is_sound:
            is_sound = keep(ledger, row, record, is_changed=bool(changes))
        ledger.records[file][slug] = record if is_sound else None


def lacks_neighbour(record: Record, values: Values) -> bool:
    """Whether a record that the row names has a problem in its own row."""
    relations = {field.name for field in record._meta.fields if field.is_relation}
    return any(values[name] is None for name in relations & values.keys())


def apply(record: Record, values: Values, checked: Callable[[], object]) -> list[str]:
    """Sets the values, lets them be converted, and names those that differ from before."""
    columns = {name: record._meta.get_field(name).attname for name in values}
    before = {name: getattr(record, column) for name, column in columns.items()}
    for name, value in values.items():
        setattr(record, name, value)
    checked()
    return [name for name, column in columns.items() if before[name] != getattr(record, column)]


def keep(ledger: Ledger, row: Row, record: Record, is_changed: bool) -> bool:
    """Whether a record is kept as its row says: saved if new or changed, and noted."""
    is_new = record.pk is None
    if not is_new and not is_changed:
        ledger.note(row, "unchanged")
        return True
    if not check_whole(ledger, row, record) or not store(ledger, row, record):
        return False
    ledger.keep(record)
    ledger.note(row, "created" if is_new else "updated")
    return True


def release_of(ledger: Ledger, row: Row, record: Record) -> Values:
    """State and reason that follow from the row; see the command for the rules."""
    review = row["review"]
    is_sourced = not record.NEEDS_CITATION or "sources" not in row.cells or bool(row["sources"])
    if not is_sourced and not review and row.file != "organizations":
        ledger.refuse(
            row, "sources", _("Name a source, or say in “review” why the row is held back.")
        )
        return {}
    reason = review or ("" if is_sourced else NO_SOURCE)
    if record.pk is None:
        state = State.IN_REVIEW if reason else State.PUBLISHED
        return {"state": state, "review_note": reason}
    return release_again(record, review, is_sourced)


def release_again(record: Record, review: str, is_sourced: bool) -> Values:
    """What a record that exists takes over from its row: staff's own decisions stand."""
    if record.state == State.IN_REVIEW and review:
        return {"review_note": review}
    if record.state == State.IN_REVIEW and is_sourced and not record.was_published:
        return {"state": State.PUBLISHED, "review_note": ""}
    if record.state == State.PUBLISHED and review and record.review_note != review:
        return {"state": State.IN_REVIEW, "review_note": review}
    return {}
