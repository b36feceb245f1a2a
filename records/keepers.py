"""Which cities keep a record, beside those of an account: what they keep is not taken from them."""

from collections.abc import Iterator
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.models import Record, State
from records.roles import Account, edits_all

KEEPS_ON = _("%s keeps this record, too: only its own officers or an editor can take it out.")

KEPT_TOO = _(
    "Another city keeps this record, too: only an officer of both or an editor takes it from the "
    "public."
)
NEEDED = _(
    "Public records of other cities name it: %s. Ask an editor to take it from the public, or "
    "their officers to take it out there first."
)
# So many of these records are named, among the first MOST that name it
NAMED, MOST = 5, 20


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


def refuse_hiding(record: Record, user: Account) -> None:
    """Raises: ValidationError where an account would take from the public what others keep or name.

    An embargo hides as a withdrawal does.
    """
    is_held = record.embargo_until is not None and record.embargo_until > timezone.now()
    is_withdrawn = record.state == State.WITHDRAWN
    if edits_all(user) or not (is_held or is_withdrawn) or not record.is_public:
        return
    place = "state" if is_withdrawn else "embargo_until"
    if not record.is_officers_alone(user):
        raise ValidationError({place: KEPT_TOO})
    found = {(type(one), one.pk): one for one in islice(naming(record, user), MOST)}
    names = [_("“%s”") % one for one in islice(found.values(), NAMED + 1)]
    if names:
        more = ["…"] if len(names) > NAMED else []
        raise ValidationError({place: NEEDED % "; ".join([*names[:NAMED], *more])})


def naming(record: Record, user: Account) -> Iterator[Record]:
    """Public records that others keep and that nobody sees whole without this one.

    No required neighbour is tied many to many; a source is kept by a rule of its own.
    """
    for tie in record._meta.related_objects:
        model, name = tie.related_model, tie.field.name
        if tie.field.many_to_many:
            continue
        rows = model._default_manager.filter(**{name: record})
        if issubclass(model, Record):
            if name in model.REQUIRED_NEIGHBOURS:
                yield from of_others(model, rows.order_by().values("pk"), user)
        elif (owner := owner_of(model)) is not None and owner.name != name:
            kept = rows.order_by().values(owner.name)
            yield from of_others(owner.related_model, kept, user)


def owner_of(model: type[models.Model]) -> models.ForeignKey | None:
    """The column of rows that names their record. Unknown: None; a citation names any kind."""
    name = getattr(model, "KEPT_WITH", "")
    field = model._meta.get_field(name) if name else None
    return field if isinstance(field, models.ForeignKey) else None


def of_others(model: type[Record], keys: models.QuerySet, user: Account) -> Iterator[Record]:
    """Public ones of these records that other cities keep, alone or with those of an account."""
    for one in model._default_manager.public().filter(pk__in=keys).order_by("pk"):
        if not one.is_officers_alone(user):
            yield one
