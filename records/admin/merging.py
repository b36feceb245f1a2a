"""The page on which two records that are one are merged."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.contenttypes.fields import GenericForeignKey
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _

from records.history.comparing import side_by_side
from records.history.reading import state_of
from records.merging import merge, pointing_to, refuse_merging
from records.models import Record
from records.roles import edits_all

# So many of each kind are named on the page; how many there are is always said
NAMED = 20


class MergePage:
    """Mixin for the admin of a record."""

    def get_urls(self) -> list:
        """Before Django's own addresses, which take any key."""
        view = self.admin_site.admin_view(self.merge_view)
        name = self.page_name("merge")
        return [path("<path:object_id>/merge/", view, name=name), *super().get_urls()]

    def may_merge(self, request: HttpRequest, record: Record) -> bool:
        """Editors and administrators: what points to it may belong to any city."""
        return edits_all(request.user) and self.has_change_permission(request, record)

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks for the other record, shows both and what moves, merges. Raises: Http404."""
        record = self.seen(request, object_id)
        if not self.may_merge(request, record):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else request.GET
        form = self.merge_form(request, record, data)
        heir, error = chosen(form)
        if error:
            # Its input cannot show what is no key
            form = self.merge_form(request, record, {})
        if heir is not None:
            try:
                refuse_merging(record, heir)
                if request.method == "POST":
                    return self.merge_now(request, record, heir)
            except ValidationError as refused:
                error = refused.messages[0]
        return self.merge_page(request, record, heir, form, error)

    def merge_form(self, request: HttpRequest, record: Record, data: Any) -> forms.Form:
        """Asks into which record."""
        field = self.model._meta.get_field("merged_into")
        choice = forms.ModelChoiceField(
            self.get_queryset(request).exclude(pk=record.pk),
            label=_("Merge it into"),
            widget=AutocompleteSelect(field, self.admin_site),
        )
        kind = type("MergeForm", (forms.Form,), {"into": choice})
        return kind(data if "into" in data else None)

    def merge_page(
        self,
        request: HttpRequest,
        record: Record,
        heir: Record | None,
        form: forms.Form,
        error: str | None,
    ) -> HttpResponse:
        """The page; what stands in the way stands on top."""
        return self.page(
            request,
            "merge",
            title=_("Merge: %s") % record,
            record=record,
            heir=heir,
            form=form,
            media=self.media + form.media,
            versions=f"{record.version}-{heir.version}" if heir else "",
            lines=side_by_side([state_of(record), state_of(heir)]) if heir else [],
            heads=[record, heir],
            moved=told_pointing(record) if heir else [],
            error=error,
            typed=request.POST,
            status=400 if error else 200,
        )

    def merge_now(self, request: HttpRequest, record: Record, heir: Record) -> HttpResponse:
        """Merges what was looked at. Raises: ValidationError."""
        why = request.POST.get("why", "").strip()
        if not why:
            raise ValidationError(_("Write why the two are one: it stays in the history."))
        if request.POST.get("versions") != f"{record.version}-{heir.version}":
            raise ValidationError(_("One of the two was saved meanwhile: look at both again."))
        merge(record, heir, why)
        messages.success(request, _("Merged: the address of “%s” leads here now.") % record)
        return HttpResponseRedirect(self.address("change", heir.pk))


def chosen(form: forms.Form) -> tuple[Record | None, str | None]:
    """The record that was chosen, or what is wrong with the choice."""
    if not form.is_bound:
        return None, None
    try:
        is_sound = form.is_valid()
    except (OverflowError, ValueError):
        is_sound = False
    return (form.cleaned_data["into"], None) if is_sound else (None, _("Choose a record."))


def told_pointing(record: Record) -> list[dict[str, Any]]:
    """What moves, named."""
    return [
        {
            "kind": one.name,
            "as": one.field.verbose_name,
            "count": len(one.rows),
            "names": names_of(one.rows[:NAMED], record),
            "more": max(0, len(one.rows) - NAMED),
        }
        for one in pointing_to(record)
    ]


def names_of(rows: list[models.Model], record: Record) -> list[str]:
    """Rows of another record by that record's name, all else by their own."""
    fetch_neighbours(rows)
    owners = [getattr(row, getattr(row, "KEPT_WITH", ""), None) for row in rows]
    named = [
        row if owner in (None, record) else owner for row, owner in zip(rows, owners, strict=True)
    ]
    fetch_neighbours(named)
    return list(map(str, named))


def fetch_neighbours(rows: list[models.Model]) -> None:
    """Fetches what names may be made of: as many queries for one row as for many."""
    for kind in {type(row) for row in rows}:
        fields = [*kind._meta.fields, *kind._meta.private_fields]
        names = [
            field.name
            for field in fields
            if isinstance(field, models.ForeignKey | GenericForeignKey)
            and field.name != "content_type"
        ]
        models.prefetch_related_objects([row for row in rows if type(row) is kind], *names)
