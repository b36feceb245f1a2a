"""Checks one object by the rules of the forms and tells what is wrong in terms of its row."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, models, router, transaction
from django.utils.translation import gettext as _

from portal.register.ledger import Ledger
from portal.register.reading import Row
from records.fields import EDTFField
from records.models import Source

# Fields whose column has another name; otherwise the column is the field without _edtf
COLUMNS = {
    "published_on_edtf": "published",
    "is_confirmed": "status",
    "review_note": "review",
    "part": "record",
}
# A longer list of allowed words would hide the message
MOST_WORDS = 60


def column_of(name: str) -> str:
    """The column of the files that fills a field."""
    return "" if name == NON_FIELD_ERRORS else COLUMNS.get(name, name.removesuffix("_edtf"))


def words_of(field: models.Field) -> str:
    """The allowed words of a field, as the files write them."""
    codes = [str(code).replace("_", " ") for code, _label in field.flatchoices if code]
    return ", ".join(codes)


def message_of(item: models.Model, name: str, error: ValidationError) -> str:
    """What is wrong and what to do; a wrong code is answered with the allowed ones."""
    field = None if name == NON_FIELD_ERRORS else item._meta.get_field(name)
    if error.code == "invalid_choice" and field is not None and field.flatchoices:
        value = str(field.value_from_object(item))[:100]
        if len(field.flatchoices) > MOST_WORDS:
            return _("“%s” is not an allowed code (ISO 3166-1 for a country).") % value
        message = _("“%(value)s” is not allowed: write one of %(words)s.")
        return message % {"value": value.replace("_", " "), "words": words_of(field)}
    return " ".join(str(message) for message in error.messages)


def refuse_all(
    ledger: Ledger, row: Row, item: models.Model, error: ValidationError, column: str = ""
) -> None:
    """Notes each message of a refused object at its column, or all of them at `column`."""
    if not hasattr(error, "error_dict"):
        error = ValidationError({NON_FIELD_ERRORS: error})
    for name, errors in error.error_dict.items():
        for one in errors:
            ledger.refuse(row, column or column_of(name), message_of(item, name, one))


def check(ledger: Ledger, row: Row, item: models.Model, column: str = "") -> bool:
    """Whether the fields accept what was set; references are found before, the rest follows."""
    others = {one.name for one in item._meta.fields if one.is_relation or not one.editable}
    try:
        item.clean_fields(exclude=others)
        for field in item._meta.fields:
            if isinstance(field, EDTFField):
                field.pre_save(item, add=False)
    except ValidationError as error:
        refuse_all(ledger, row, item, error, column)
        return False
    return True


def check_whole(ledger: Ledger, row: Row, item: models.Model) -> bool:
    """Whether `clean()` of an object accepts it."""
    try:
        item.clean()
    except ValidationError as error:
        refuse_all(ledger, row, item, error)
        return False
    return True


def as_one() -> transaction.Atomic:
    """A transaction in the database that is loaded into: the register or that of a release."""
    return transaction.atomic(using=router.db_for_write(Source))


def store(ledger: Ledger, row: Row, item: models.Model, column: str = "") -> bool:
    """Saves one object; where a constraint refuses it, the forms' own check says why."""
    try:
        with as_one():
            item.save()
    except (DatabaseError, ValidationError) as error:
        explain(ledger, row, item, error, column)
        return False
    return True


def explain(
    ledger: Ledger, row: Row, item: models.Model, error: Exception, column: str = ""
) -> None:
    """Notes why the database refused an object."""
    try:
        item.full_clean()
    except ValidationError as refusal:
        refuse_all(ledger, row, item, refusal, column)
    else:
        ledger.refuse(row, column, _("The database refuses the row: %s") % error)
