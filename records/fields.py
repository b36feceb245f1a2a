"""Fields that keep a companion column in step: partial dates and search text."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.folding import fold
from records.partial_dates import PartialDate, PartialDateError, parse

EDTF_LENGTH = 32
BOUND_HELP = _("Follows from the date as entered. Empty: open on this side, or unknown.")
SEARCH_HELP = _("Follows from names and texts: folded, for finding.")


def validate_partial_date(text: str) -> None:
    """Raises: ValidationError that says what to write instead."""
    try:
        parse(text)
    except PartialDateError as error:
        raise ValidationError(error.message, code=error.code) from error


class EDTFField(models.CharField):
    """A partial date as entered; `x_edtf` fills `x_earliest` and `x_latest` on save.

    The record also gets a property `x`: the PartialDate, or None where unknown.
    Source: EDTF level 1 (ISO 8601-2:2019).
    """

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", EDTF_LENGTH)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    @property
    def stem(self) -> str:
        """The field's name without `_edtf`."""
        return self.name.removesuffix("_edtf")

    def contribute_to_class(self, cls: type, name: str, private_only: bool = False) -> None:
        """Gives the record its property `x`."""
        super().contribute_to_class(cls, name, private_only=private_only)
        setattr(cls, self.stem, property(self.partial_date))

    def partial_date(self, record: models.Model) -> PartialDate | None:
        """The value as a PartialDate. Unknown: None."""
        text = getattr(record, self.attname)
        return parse(text) if text else None

    def fill_bounds(self, record: models.Model, date: PartialDate | None) -> None:
        """Sets earliest and latest day; empty where the date is unknown."""
        setattr(record, f"{self.stem}_earliest", date.earliest if date else None)
        setattr(record, f"{self.stem}_latest", date.latest if date else None)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The date in its normal form; sets both bounds, also in bulk."""
        date = self.partial_date(model_instance)
        self.fill_bounds(model_instance, date)
        return date.text if date else ""

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Both bounds must come after the date: columns are filled in this order."""
        names = [field.name for field in self.model._meta.local_fields]
        after = names[names.index(self.name) + 1 :] if self.name in names else names
        missing = {f"{self.stem}_earliest", f"{self.stem}_latest"} - set(after)
        problem = checks.Error(
            f"{self.name} needs {', '.join(sorted(missing))} declared after it.",
            obj=self,
            id="records.E001",
        )
        return [*super().check(**kwargs), *([problem] if missing else [])]


def fill_bounds(record: models.Model) -> None:
    """Fills the bounds of all partial dates before they are compared; a refused one has none."""
    for field in record._meta.fields:
        if isinstance(field, EDTFField):
            try:
                field.fill_bounds(record, field.partial_date(record))
            except PartialDateError:
                field.fill_bounds(record, None)


class BoundField(models.DateField):
    """The earliest or latest day of a partial date; NULL where open or unknown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(null=True, blank=True, editable=False)
        kwargs.setdefault("help_text", BOUND_HELP)
        super().__init__(*args, **kwargs)

    @property
    def stem(self) -> str:
        """The name of the partial date whose bound it is."""
        return self.name.removesuffix("_earliest").removesuffix("_latest")


class SearchTextField(models.TextField):
    """The folded text of other columns of the same row, for finding: one line a column."""

    def __init__(self, *args: Any, of: Sequence[str] = (), **kwargs: Any) -> None:
        self.of = tuple(of)
        kwargs.update(blank=True, editable=False)
        kwargs.setdefault("help_text", SEARCH_HELP)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations: with the columns it is made of."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The folded columns as they are now, also in bulk."""
        text = "\n".join(fold(str(getattr(model_instance, name) or "")) for name in self.of)
        setattr(model_instance, self.attname, text)
        return text
