"""The dictionary of a download: what each column means, in both languages."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from records.exports.columns import Column

# Columns that no single field fills
MEANINGS = {
    "address": _("Permanent address of the record's page."),
    "sources": _("Slugs of the record's public sources, separated by spaces."),
    "filter": _("The filter under which the rows were chosen, as in the address of the list."),
    "cities": _("Slugs of the cities that take part, separated by spaces."),
    "organizations": _("Slugs of the organizations that take part, separated by spaces."),
    "areas": _("Codes of the areas, separated by spaces."),
    "items": _("Measured parts: nature, good, qualifier, quantity, unit; separated by semicolons."),
    "donors": _("Slugs of those who gave, separated by spaces."),
    "hubs": _("Slugs of those who collected and forwarded what others gave."),
    "carriers": _("Slugs of those who carried."),
    "implementers": _("Slugs of those who carried it out."),
    "receivers": _("Slugs of those who took it in."),
    "is_part": _("Inside the figure of another row: no total counts it."),
    "may_overlap": _("Partly in another counted row, to an unknown extent."),
    "kind_on": _("Kind of link on that day."),
    "status_on": _("State of the link on that day."),
}
BOUNDS = {
    "_earliest": _("First day that the date can mean."),
    "_latest": _("Last day that the date can mean."),
}
TYPES: tuple[tuple[type[models.Field], str], ...] = (
    (models.BooleanField, "boolean"),
    (models.IntegerField, "integer"),
    (models.DecimalField, "number"),
    (models.DateField, "date"),
)
NUMBERED = {"population": _("people"), "latitude": "°", "longitude": "°"}


def field_of(model: type[models.Model], path: str) -> models.Field | None:
    """The field at the end of a dotted path. Unknown: None."""
    *way, last = path.split(".")
    try:
        for step in way:
            related = model._meta.get_field(step).related_model
            if related is None:
                return model._meta.get_field(step)
            model = related
        return model._meta.get_field(last)
    except FieldDoesNotExist:
        return None


def meaning(model: type[models.Model], column: Column) -> str:
    """What the column means, in the language of the moment."""
    for name in (column.path, column.name):
        if name in MEANINGS:
            return str(MEANINGS[name])
    for ending, told in BOUNDS.items():
        if column.name.endswith(ending):
            return str(told)
    field = field_of(model, column.path) if column.path else None
    return str(getattr(field, "help_text", "") or getattr(field, "verbose_name", ""))


def kind(model: type[models.Model], column: Column) -> str:
    """What the cells hold: text, number, date, boolean."""
    field = field_of(model, column.path) if column.path else None
    return next((name for cls, name in TYPES if isinstance(field, cls)), "text")


def unit(column: Column) -> str:
    """The unit of the numbers. Unknown: empty, a text or a number without one."""
    return str(NUMBERED.get(column.name, ""))


def dictionary(model: type[models.Model], shown: Sequence[Column]) -> Iterator[list[str]]:
    """The head, then a line for each column."""
    yield ["column", "type", "unit", "meaning (uk)", "meaning (en)"]
    for one in shown:
        told = []
        for language in ("uk", "en"):
            with override(language):
                told.append(meaning(model, one))
        yield [one.name, kind(model, one), unit(one), *told]
