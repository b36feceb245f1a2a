"""What an officer may choose in a form, and what no form of theirs takes from another city."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from records.keepers import KEEPS_ON
from records.models import Record
from records.roles import Account, edits_all


def choosable_q(field: models.Field, user: Account) -> Q:
    """The condition that an account may name a record in this field of another one."""
    model: Any = field.remote_field.model
    if not issubclass(model, Record) or edits_all(user):
        return Q()
    mine = model.editable_q(user)
    is_open = field.name in getattr(field.model, "NAMES_PUBLIC", ())
    return mine | model.public_q() if is_open and mine else mine


def chosen_q(field: models.Field, instance: models.Model) -> Q:
    """The condition of being what the record names already, whoever keeps it."""
    if not field.many_to_many:
        return Q(pk=getattr(instance, field.attname))
    ties = field.remote_field.through._base_manager
    tied = ties.filter(**{field.m2m_field_name(): instance.pk})
    return Q(pk__in=tied.values(field.m2m_reverse_field_name()))


def narrow_choices(form: forms.ModelForm, user: Account) -> None:
    """Leaves to an account what it may choose, and what was chosen before."""
    for field in (*form.instance._meta.fields, *form.instance._meta.many_to_many):
        shown = form.fields.get(field.name)
        if not isinstance(shown, forms.ModelChoiceField) or not field.remote_field:
            continue
        condition = choosable_q(field, user)
        if condition:
            condition |= chosen_q(field, form.instance) if form.instance.pk else Q(pk__in=())
            shown.queryset = shown.queryset.filter(condition)


def refuse_taking(form: forms.ModelForm) -> None:
    """Marks each column in which a form would take the record from another city."""
    for name, beside in form.kept_by_others.items():
        for changed in set(beside) & set(form.changed_data):
            if not form.has_error(changed):
                form.add_error(changed, KEEPS_ON % form.keeper_names[name])


def refuse_deleting(formset: Any) -> None:
    """Raises: ValidationError where a row that another city keeps would go."""
    for form in formset.forms:
        if formset.can_delete and formset._should_delete_form(form):
            for name in form.keeper_names.values():
                raise ValidationError(KEEPS_ON % name)
