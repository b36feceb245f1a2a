"""Rows below a record: events, parties, items, citations; each input has its name."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.text import capfirst

from records.admin.choices import ChoosesNeighbours
from records.admin.forms import CitationForm, PlainDecimalField, RowForm
from records.admin.releasing import NO_SOURCE
from records.admin.rights import refuse_deleting
from records.date_input import PartialDateInput
from records.fields import EDTFField
from records.models import Citation, ContactPerson, State

SHORT_TEXT = forms.Textarea(attrs={"rows": 2, "cols": 30})


class RowsTogether:
    """Mixin for formsets: numbers the rows and refuses doubles at their field."""

    names_inputs = True

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """Names each input for those who cannot see the column's head."""
        super().add_fields(form, index)
        for field in form.fields.values() if self.names_inputs else ():
            label = capfirst(str(field.label or ""))
            for widget in (field.widget, getattr(field.widget, "widget", field.widget)):
                widget.attrs["aria-label"] = label if index is None else f"{label}, {index + 1}"

    def live(self) -> list[forms.ModelForm]:
        """Rows that will be there after saving."""
        kept = [form for form in self.forms if form.instance.pk or form.has_changed()]
        return [
            form
            for form in kept
            if hasattr(form, "cleaned_data") and not self._should_delete_form(form)
        ]

    def clean(self) -> None:
        """Raises: ValidationError where a row of another city would go."""
        super().clean()
        refuse_deleting(self)

    def validate_unique(self) -> None:
        """Called by `clean`: all rows of a record are here, so they are compared here."""
        self.number()
        for constraint in self.unique():
            self.refuse_doubles(constraint)

    def unique(self) -> list[models.UniqueConstraint]:
        """What may stand only once among the rows."""
        rules = self.model._meta.constraints
        return [rule for rule in rules if isinstance(rule, models.UniqueConstraint)]

    def number(self) -> None:
        """Gives rows without a place the places after the last."""
        rows = [form for form in self.live() if "position" in form.cleaned_data]
        last = max((form.cleaned_data["position"] or 0 for form in rows), default=0)
        for form in rows:
            if form.cleaned_data["position"] is None:
                last += 1
                form.cleaned_data["position"] = form.instance.position = last

    def refuse_doubles(self, constraint: models.UniqueConstraint) -> None:
        """Marks each row that repeats an earlier one, or one added since the form was opened."""
        seen = self.keys_not_shown(constraint)
        for form, key in self.keys(constraint):
            place = form.place_of(constraint.name)
            if key in seen and not form.has_error(place):
                form.add_error(place, constraint.get_violation_error_message())
            seen.add(key)

    def keys(self, constraint: models.UniqueConstraint) -> Iterator[tuple[forms.ModelForm, tuple]]:
        """Each row with what must be unique in it; rows with an empty or refused part have none."""
        names = self.asked(constraint)
        for form in self.live():
            values = tuple(form.cleaned_data.get(name) for name in names)
            if None not in values:
                yield form, values

    def keys_not_shown(self, constraint: models.UniqueConstraint) -> set[tuple]:
        """What must be unique in rows that someone else added meanwhile."""
        names, shown = self.asked(constraint), {form.instance.pk for form in self.forms}
        rows = [row for row in self.get_queryset() if row.pk not in shown]
        return {tuple(getattr(row, name) for name in names) for row in rows}

    def asked(self, constraint: models.UniqueConstraint) -> list[str]:
        """The part of what must be unique that the form asks for."""
        return [name for name in constraint.fields if name in self.form.base_fields]

    def save_existing_objects(self, commit: bool = True) -> list[models.Model]:
        """Saves changed rows; two may trade what is unique about them."""
        if commit and any(map(self.is_traded, self.unique())):
            moved = [form.instance.pk for form in self.initial_forms if form.has_changed()]
            # They leave together and come back one by one, each under its own key
            rows = self.model._default_manager.filter(pk__in=moved)
            rows._raw_delete(rows.db)
        return super().save_existing_objects(commit)

    def is_traded(self, constraint: models.UniqueConstraint) -> bool:
        """Whether a changed row takes what another one has in the database."""
        columns = {
            name: self.model._meta.get_field(name).attname
            for name in constraint.fields
            if name in self.form.base_fields
        }
        stored = {tuple(map(form.initial.get, columns)): form for form in self.initial_forms}
        changed = [form for form in self.initial_forms if form.has_changed()]
        taken = [
            (form, tuple(getattr(form.instance, column) for column in columns.values()))
            for form in changed
            if form not in self.deleted_forms
        ]
        return any(stored.get(key, form) is not form for form, key in taken)


class RowFormSet(RowsTogether, BaseInlineFormSet):
    """Rows in a table."""


class NamedRowFormSet(RowsTogether, BaseInlineFormSet):
    """Rows that stand one below the other, with visible labels."""

    names_inputs = False


class CitationFormSet(RowsTogether, BaseGenericInlineFormSet):
    """The sources of a record."""

    def clean(self) -> None:
        """Raises: ValidationError where a published record would stand without a source."""
        super().clean()
        record = self.instance
        if record.state == State.PUBLISHED and record.NEEDS_CITATION and not self.live():
            raise ValidationError(NO_SOURCE)


class Rows(ChoosesNeighbours):
    """Mixin for inlines: empty rows only on a new record, neighbours fetched with the rows."""

    form = RowForm
    # Empty rows that a new record begins with
    blank_rows = 1
    # Neighbours that the rows name
    named_with: tuple[str, ...] = ()
    formfield_overrides = {
        EDTFField: {"widget": PartialDateInput},
        models.DecimalField: {"form_class": PlainDecimalField},
        models.TextField: {"widget": SHORT_TEXT},
    }

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Empty rows; more come by the button."""
        return 0 if obj else self.blank_rows

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Rows that know who fills them in."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """All rows with the neighbours they name."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.named_with) if self.named_with else rows


class TabularRows(Rows, admin.TabularInline):
    """Short rows, in a table."""

    formset = RowFormSet
    template = "admin/edit_inline/register_rows.html"


class StackedRows(Rows, admin.StackedInline):
    """Long rows, one below the other."""

    formset = NamedRowFormSet


class CitationInline(Rows, GenericTabularInline):
    """Where the facts come from; the plus adds a source that is not yet in the register."""

    model = Citation
    form = CitationForm
    formset = CitationFormSet
    template = "admin/edit_inline/register_rows.html"
    fields = ("source", "fact", "says", "note_uk", "note_en", "position")
    autocomplete_fields = ("source",)
    named_with = ("source",)


class ContactFormSet(RowsTogether, BaseGenericInlineFormSet):
    """The contact persons of a record."""


class ContactInline(Rows, GenericTabularInline):
    """Whom to write to: for colleagues alone."""

    model = ContactPerson
    form = RowForm
    formset = ContactFormSet
    template = "admin/edit_inline/register_rows.html"
    fields = ("name", "post", "email", "phone", "note")
    blank_rows = 0
