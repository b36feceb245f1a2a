"""Forms that answer a wrong entry at its field."""

from collections.abc import Collection
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import BaseConstraint, CheckConstraint
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext_lazy as _

from records.admin.choices import name_from
from records.admin.releasing import offer_steps, refuse_incomplete, refuse_step
from records.admin.rights import narrow_choices, refuse_taking
from records.fields import BoundField
from records.keepers import keepers_of_others, refuse_hiding
from records.roles import Account


class PlainDecimalField(forms.DecimalField):
    """A number shown without empty decimals: 10, not 10.000."""

    def prepare_value(self, value: Any) -> Any:
        """The number in plain digits; what was typed stays as typed."""
        value = super().prepare_value(value)
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class Moment(AdminSplitDateTime):
    """Day and hour, each input with its name."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs)
        for widget, label in zip(self.widgets, (_("Date"), _("Time")), strict=True):
            widget.attrs["aria-label"] = label


class RegisterForm(forms.ModelForm):
    """A form of the register: constraints are answered at the field that breaks them."""

    # Ending of a constraint's name -> field where its message stands
    errors_at: dict[str, str] = {}
    # Who fills it in. Unknown: None, outside of the admin
    user: Account | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_from(self)
        self.kept_by_others = keepers_of_others(self.instance, self.user)
        # Read before the form changes the record
        self.keeper_names = {
            name: str(getattr(self.instance, name)) for name in self.kept_by_others
        }
        if self.user is not None:
            narrow_choices(self, self.user)

    def clean(self) -> dict[str, Any]:
        """Refuses what would take the record from another city."""
        cleaned = super().clean()
        refuse_taking(self)
        return self.cleaned_data if cleaned is None else cleaned

    def _post_clean(self) -> None:
        """Checks the record with our own `validate_constraints`, which knows the fields."""
        # The form offers no other place between the check of fields and that of constraints
        self.instance.validate_constraints = self.validate_constraints
        super()._post_clean()
        del self.instance.validate_constraints

    def validate_constraints(self, exclude: Collection[str] = ()) -> None:
        """Raises: ValidationError with each message under the field that breaks the rule."""
        errors: dict[str, list] = {}
        for constraint in self.instance._meta.constraints:
            try:
                skipped = set(exclude) - self.computed(constraint)
                constraint.validate(type(self.instance), self.instance, exclude=skipped)
            except ValidationError as error:
                errors.setdefault(self.place_of(constraint.name), []).append(error)
        if errors:
            raise ValidationError(errors)

    def computed(self, constraint: BaseConstraint) -> set[str]:
        """Columns that Django leaves out but that are known: bounds of dates, the row's record.

        What must be unique among rows is left to the formset, which sees them all.
        """
        names = {
            field.name
            for field in self.instance._meta.fields
            if isinstance(field, BoundField) and f"{field.stem}_edtf" in self.fields
        }
        if isinstance(constraint, CheckConstraint):
            names |= {
                name
                for name, field in self.fields.items()
                if isinstance(field, InlineForeignKeyField)
            }
        return names

    def place_of(self, constraint: str) -> str:
        """The field at which the constraint's message stands; on top where none is named."""
        for ending, field in self.errors_at.items():
            if constraint.endswith(ending) and field in self.fields:
                return field
        return NON_FIELD_ERRORS


class RecordForm(RegisterForm):
    """A record with its release; knows which version it was opened from, and is saved once."""

    errors_at = {
        "withdrawn_says_why": "withdrawal_reason_uk",
        "merged_is_withdrawn": "merged_into",
    }
    # Inputs that belong to the form and not to the record
    OWN = ("form_token", "opened_version", "opened_new_version", "why")
    # Why a form that is otherwise sound is not saved. Unknown: None, it is
    refusal: Any = None

    form_token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    opened_new_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why it is changed"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("In a sentence, for colleagues: it stays in the history, never in public."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_token"].initial = uuid4()
        self.fields["opened_version"].initial = self.instance.version
        self.fields["why"].required = getattr(self.instance, "was_released", False)
        if self.user is not None:
            offer_steps(self, self.user)

    @cached_property
    def changed_data(self) -> list[str]:
        """What of the record was changed."""
        return [name for name in super().changed_data if name not in self.OWN]

    def clean(self) -> dict[str, Any]:
        """Refuses what must first be looked at, and steps that lack something."""
        cleaned = super().clean()
        if self.refusal is not None:
            self.add_error(None, self.refusal.message)
        if self.user is not None:
            refuse_step(self, self.user)
        return self.cleaned_data if cleaned is None else cleaned

    def _post_clean(self) -> None:
        """The record is filled in: what its kind must say can be asked."""
        super()._post_clean()
        if self.user is not None:
            refuse_incomplete(self)
            if not self.errors:
                self.refuse_hiding()

    def refuse_hiding(self) -> None:
        """Marks what would take from the public a record that others need."""
        try:
            refuse_hiding(self.instance, self.user)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name, messages)


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
