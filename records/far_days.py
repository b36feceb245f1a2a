"""Days that nobody means: the register speaks of the present, its own columns of no other age."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from records.fields import BoundField

# Ukraine is independent since 1991; nothing is held back for longer than a lifetime
FIRST_YEAR, LAST_YEAR = 1991, 2100


def refuse_far_days(record: models.Model) -> None:
    """Raises: ValidationError for each day or moment far from the present.

    Partial dates are not meant: a link may be of 1957.
    """
    errors: dict[str, Any] = {}
    for one in record._meta.concrete_fields:
        value = getattr(record, one.attname)
        if isinstance(one, BoundField) or not one.editable or not isinstance(value, date):
            continue
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            told = _("Write a day between %(first)d and %(last)d.")
            errors[one.name] = told % {"first": FIRST_YEAR, "last": LAST_YEAR}
    if errors:
        raise ValidationError(errors)
