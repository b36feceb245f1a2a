"""What a file may not do: give a record to another city, take it from one, name what others keep.

The forms of the admin keep the same rules; see records/admin/rights.py.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cities.models import cities_of
from partnerships.models import Partnership
from portal.spreadsheets.names import Names
from portal.spreadsheets.plan import Plan, Planned
from portal.spreadsheets.writing import key_of, spoken_of, values_of
from records.keepers import KEEPS_ON, keepers_of_others
from records.models import Record
from records.roles import edits_all


def check_rights(plan: Plan, row: Planned, names: Names) -> None:
    """Notes what the account may not do with a record that is made or changed."""
    user = names.user
    check_city(plan, row, user)
    if isinstance(row.draft.record, Partnership):
        check_pair(plan, row)
    if edits_all(user):
        return
    check_named(plan, row, names)
    if not row.is_new:
        check_taken(plan, row, user)


def check_city(plan: Plan, row: Planned, user: Any) -> None:
    """Notes a record that would go to a city which the account does not keep."""
    draft = row.draft
    if "city" not in {one.name for one in draft.record._meta.fields}:
        return
    known = getattr(draft.record, "city", None) if draft.record.pk else None
    city = draft.values.get("city", known)
    if city is None:
        plan.refuse(row.line, "city", _("This field is required."))
    elif city == known:
        return
    elif not city.is_home:
        plan.refuse(row.line, "city", _("Only a home city keeps records: name one."))
    elif not edits_all(user) and city.pk not in cities_of(user):
        told = _("You do not keep the records of %s: its own officers enter them.")
        plan.refuse(row.line, "city", told % city)


def check_pair(plan: Plan, row: Planned) -> None:
    """Notes a link that was public and would become one of another pair."""
    link = row.draft.record
    if not (link.pk and link.was_published):
        return
    for name in ("city", "partner"):
        if row.draft.values.get(name, getattr(link, name)) != getattr(link, name):
            told = _("The pair of a link that was published stays: withdraw it, and add another.")
            plan.refuse(row.line, name, told)


def check_taken(plan: Plan, row: Planned, user: Any) -> None:
    """Notes columns and rows in which the record would be taken from another city."""
    record, values = row.draft.record, row.draft.values
    for name in keepers_of_others(record, user):
        keeper = getattr(record, name)
        if values.get(name, keeper) != keeper:
            plan.refuse(row.line, name, str(KEEPS_ON) % keeper)
    for name, kind in plan.sheet.rows.items():
        columns = [one.name for one in row.columns if one.group == name]
        if name not in ("parties", "participants") or not columns:
            continue
        wanted = {key_of(kind, one) for one in row.draft.rows.get(name, [])}
        for one in spoken_of(row, record, name):
            gone = key_of(kind, values_of(kind, one)) not in wanted
            if gone and keepers_of_others(one, user):
                column = f"{one.role}s" if name == "participants" else name
                plan.refuse(row.line, column, str(KEEPS_ON) % one.city)


def check_named(plan: Plan, row: Planned, names: Names) -> None:
    """Notes papers and projects of other cities that the record does not name yet."""
    for column, field, chosen in chosen_of(row):
        model = field.remote_field.model
        if not issubclass(model, Record) or not hasattr(model, "KEPT_BY"):
            continue
        for one in chosen:
            if one.pk not in names.own(model):
                told = _("“%s” is kept by another city: leave it out.")
                plan.refuse(row.line, column, told % one)


def chosen_of(row: Planned) -> Iterator[tuple[str, Any, list[Any]]]:
    """Columns that name other records, with those which the record did not name before."""
    record, draft = row.draft.record, row.draft
    for column in row.columns:
        if column.field in draft.ties:
            known = [] if row.is_new else list(getattr(record, column.field).all())
            chosen = draft.ties[column.field]
        elif draft.values.get(column.field) and is_neighbour(record, column.field):
            known = [] if row.is_new else [getattr(record, column.field)]
            chosen = [draft.values[column.field]]
        else:
            continue
        fresh = [one for one in chosen if one not in known]
        if fresh:
            yield column.name, record._meta.get_field(column.field), fresh


def is_neighbour(record: Any, name: str) -> bool:
    """Whether a column names another record."""
    return record._meta.get_field(name).is_relation
