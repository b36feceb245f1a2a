"""Which cities keep a record, beside those of an account: what they keep is not taken from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.models import Record
from records.roles import Account, edits_all

KEEPS_ON = _("%s keeps this record, too: only its own officers or an editor can take it out.")


def place_of_keeper(instance: models.Model) -> dict[str, tuple[str, ...]]:
    """Columns that may name a city which keeps the record, each with what must stay beside it."""
    if isinstance(instance, Record):
        return {name: (name,) for name in getattr(instance, "KEPT_BY", ())}
    kept_with = getattr(instance, "KEPT_WITH", "")
    owner = instance._meta.get_field(kept_with).remote_field if kept_with else None
    rows = getattr(getattr(owner, "model", None), "KEPT_BY_ROWS", {})
    more = rows.get(getattr(owner, "related_name", None))
    if more is None or any(getattr(instance, name) != value for name, value in more.items()):
        return {}
    return {"city": ("city", *more)}


def keepers_of_others(instance: models.Model, user: Account | None) -> dict[str, tuple[str, ...]]:
    """Those of these columns that name a home city of other officers."""
    if instance.pk is None or user is None or edits_all(user):
        return {}
    return {
        name: beside
        for name, beside in place_of_keeper(instance).items()
        if (city := getattr(instance, name)) and not city.is_officers(user)
    }
