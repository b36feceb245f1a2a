"""Forms that answer a wrong entry at its field."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from records.admin.choices import name_from
from records.fields import BoundField

BOUNDS = ("_earliest", "_latest")


class PlainDecimalField(forms.DecimalField):
    """A number shown without empty decimals: 10, not 10.000."""

    def prepare_value(self, value: Any) -> Any:
        """The number in plain digits; what was typed stays as typed."""
        value = super().prepare_value(value)
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class RegisterForm(forms.ModelForm):
    """A form of the register: constraints are answered at the field that breaks them."""

    # Ending of a constraint's name -> field where its message stands
    errors_at: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_from(self)

    def validate_constraints(self) -> None:
        """Checks each constraint of the model, with the bounds of partial dates filled."""
        exclude = self._get_validation_exclusions() - self.bounds()
        for constraint in self.instance._meta.constraints:
            try:
                constraint.validate(type(self.instance), self.instance, exclude=exclude)
            except ValidationError as error:
                self.add_error(self.place_of(constraint.name), error)

    def bounds(self) -> set[str]:
        """Columns that follow from the partial dates of this form."""
        computed = {f.name for f in self.instance._meta.fields if isinstance(f, BoundField)}
        return {
            name
            for name in computed
            if any(f"{name.removesuffix(end)}_edtf" in self.fields for end in BOUNDS)
        }

    def place_of(self, constraint: str) -> str | None:
        """The field at which the constraint's message stands. Unknown: None, on top."""
        for ending, field in self.errors_at.items():
            if constraint.endswith(ending) and field in self.fields:
                return field
        return None


class RecordForm(RegisterForm):
    """A record with its release."""

    errors_at = {
        "withdrawn_says_why": "withdrawal_reason_uk",
        "merged_is_withdrawn": "merged_into",
    }


class RowForm(RegisterForm):
    """A row below a record; an empty order means: after the others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].initial = None


class CitationForm(RowForm):
    """A source and what it says."""

    errors_at = {"_value_has_fact": "fact", "_unique": "source"}


NO_SOURCE = _("Nothing is published without a source: cite one first.")
