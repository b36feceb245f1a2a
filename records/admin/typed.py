"""The state that a form would leave behind if it were saved as it was sent."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from records.admin.filling import formsets_of
from records.history.reading import Snapshot, Values, values_of
from records.models import Record


def typed_state(model_admin: admin.ModelAdmin, request: HttpRequest, record: Record) -> Snapshot:
    """What was typed, as a state of the record; what cannot be read stands as it was typed."""
    copy = type(record)._default_manager.get(pk=record.pk)
    kind = model_admin.get_form(request, record, change=True)
    form = kind(request.POST, request.FILES, instance=copy)
    form.is_valid()
    ties = {
        one.name: sorted(row.pk for row in form.cleaned_data.get(one.name, ()))
        for one in copy._meta.many_to_many
        if one.name in form.fields
    }
    rows = {
        formset.model: typed_rows(formset)
        for formset in formsets_of(model_admin, request, copy, request.POST)
    }
    return Snapshot(type(record), record.pk, record.version, typed_values(form), ties, rows)


def typed_values(form: forms.ModelForm) -> Values:
    """The columns as typed."""
    values = values_of(form.instance)
    for name in form.errors:
        if name in form.fields and name in {one.name for one in form._meta.model._meta.fields}:
            values[form._meta.model._meta.get_field(name).attname] = form[name].value()
    return values


def typed_rows(formset: Any) -> dict[Any, Values]:
    """Rows that would be there; a new one under its place."""
    formset.is_valid()
    kept = {}
    for place, form in enumerate(formset.forms):
        is_there = form.instance.pk or form.has_changed()
        if is_there and not formset._should_delete_form(form):
            kept[form.instance.pk or f"new {place}"] = typed_values(form)
    return kept
