"""Choosing a neighbour: found by any of its names, named without a query a row."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models
from django.http import HttpRequest

KEY = re.compile(r"[0-9]{1,18}")


def keys_among(values: Iterable[Any]) -> list[str]:
    """What can be a key; a tampered form may send anything, and is shown again all the same."""
    return [str(value) for value in values if KEY.fullmatch(str(value))]


class NamedSelect(AutocompleteSelect):
    """Autocomplete that names the chosen record from the instance which already holds it."""

    instance: models.Model | None = None

    def optgroups(self, name: str, value: list, attr: Any = None) -> list:
        """The chosen record alone; asks the database only where the choice is new."""
        chosen = self.known()
        if chosen is None or value != [str(chosen.pk)]:
            return super().optgroups(name, keys_among(value), attr)
        label = self.choices.field.label_from_instance(chosen)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        option = self.create_option(name, chosen.pk, label, {str(chosen.pk)}, len(empty))
        return [(None, [*empty, option], 0)]

    def known(self) -> models.Model | None:
        """The neighbour that was fetched with the row. Unknown: None."""
        if self.instance is None or not self.field.is_cached(self.instance):
            return None
        return self.field.get_cached_value(self.instance)


class NamedSelectMultiple(AutocompleteSelectMultiple):
    """Autocomplete for several records; each is taken out alone, never all by one slip."""

    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Without the cross that clears everything."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name: str, value: list, attr: Any = None) -> list:
        """The chosen records alone."""
        return super().optgroups(name, keys_among(value), attr)


def inner_widget(field: forms.Field) -> forms.Widget:
    """The widget itself, without the links for adding and changing around it."""
    return getattr(field.widget, "widget", field.widget)


def name_from(form: forms.ModelForm) -> None:
    """Lets the form's autocompletes read their labels from its instance."""
    for field in form.fields.values():
        widget = inner_widget(field)
        if isinstance(widget, NamedSelect):
            widget.instance = form.instance


class ChoosesNeighbours:
    """Mixin for forms and inlines of the admin: neighbours are named as their own admin says."""

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """An autocomplete that knows its choice."""
        if db_field.name in self.get_autocomplete_fields(request):
            using = kwargs.get("using")
            kwargs["widget"] = NamedSelect(db_field, self.admin_site, using=using)
        return self.labelled(
            db_field, super().formfield_for_foreignkey(db_field, request, **kwargs)
        )

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The same for several neighbours."""
        if db_field.name in self.get_autocomplete_fields(request):
            using = kwargs.get("using")
            kwargs["widget"] = NamedSelectMultiple(db_field, self.admin_site, using=using)
        return self.labelled(
            db_field, super().formfield_for_manytomany(db_field, request, **kwargs)
        )

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A neighbour is never deleted from the form of another record."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def get_field_queryset(
        self, db: str | None, db_field: models.Field, request: HttpRequest
    ) -> models.QuerySet | None:
        """With what the neighbour's own name needs."""
        related = self.admin_site._registry.get(db_field.remote_field.model)
        named_with = getattr(related, "named_with", ())
        found = super().get_field_queryset(db, db_field, request)
        if not named_with:
            return found
        rows = db_field.remote_field.model._default_manager.using(db) if found is None else found
        return rows.select_related(*named_with)

    def labelled(self, db_field: models.Field, field: Any) -> Any:
        """The field with its choices called as the neighbour's admin calls them."""
        related = self.admin_site._registry.get(db_field.remote_field.model)
        if field and hasattr(related, "choice_label"):
            field.label_from_instance = related.choice_label
        return field
