"""The pages of history: all versions of a record, two of them side by side, and bringing back."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from records.admin.bringing_back import (
    RESTORE,
    Deleted,
    bring_back,
    deleted_of,
    fill_from_past,
    fresh_form,
)
from records.history import Origin
from records.history.comparing import Line, side_by_side
from records.history.keeping import DELETED
from records.history.reading import History, Snapshot, Version, history_of, state_of
from records.history.wording import neighbours
from records.models import NewVersion, Record

VERSIONS_A_PAGE = 25
# Columns of the release, which stays as it is when a state of the past comes back
STAYS = (
    "state",
    "embargo_until",
    "review_note",
    "withdrawal_reason_uk",
    "withdrawal_reason_en",
    "merged_into_id",
    "slug",
)


class HistoryPages:
    """Mixin for the admin of a record; who may see and change it is asked of the admin itself."""

    change_list_template = "admin/record_list.html"

    def get_urls(self) -> list:
        """History before Django's own addresses, which take any key."""
        pages = (
            ("deleted/", self.deleted_view, "deleted"),
            ("deleted/<int:key>/", self.undelete_view, "undelete"),
            ("<path:object_id>/history/compare/", self.compare_view, "compare"),
            ("<path:object_id>/history/<int:number>/restore/", self.restore_view, "restore"),
        )
        return [
            *(
                path(where, self.admin_site.admin_view(view), name=self.page_name(name))
                for where, view, name in pages
            ),
            *super().get_urls(),
        ]

    def page_name(self, page: str) -> str:
        """The name of an address of this kind of record."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page: str, *args: Any) -> str:
        """The address of a page of this kind of record."""
        return reverse(f"admin:{self.page_name(page)}", args=args)

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: bool) -> None:
        """A record that comes back keeps its key, and what no form can send."""
        snapshot = getattr(request, "restoring", None)
        if snapshot is not None:
            bring_back(obj, snapshot, is_there=change)
        super().save_model(request, obj, form, change)

    def told_of_change(self, request: HttpRequest) -> dict[str, Any]:
        """A restored state says which one it was; one that was written over is by hand."""
        told, snapshot = super().told_of_change(request), getattr(request, "restoring", None)
        if snapshot is None or not getattr(request, "is_as_it_was", True):
            return told
        return {**told, "origin": Origin.RESTORED, "restored_from": snapshot.number}

    def seen(self, request: HttpRequest, object_id: str) -> Record:
        """The record, if this officer may see it. Raises: Http404, PermissionDenied."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404(_("There is no such record."))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def page(self, request: HttpRequest, template: str, **context: Any) -> HttpResponse:
        """A page of the admin."""
        status = context.pop("status", 200)
        return TemplateResponse(
            request,
            f"admin/history/{template}.html",
            {**self.admin_site.each_context(request), "opts": self.opts, **context},
            status=status,
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Who changed what, when and why: the newest version first."""
        record = self.seen(request, object_id)
        history = history_of(self.model, record.pk)
        shown = Paginator(history.versions[::-1], VERSIONS_A_PAGE).get_page(
            request.GET.get(PAGE_VAR)
        )
        return self.page(
            request,
            "versions",
            title=_("History: %s") % record,
            record=record,
            page=shown,
            rows=told_versions(history, list(shown)),
            can_restore=self.has_change_permission(request, record),
            may_merge=self.may_merge(request, record),
            discarded=told_discarded(record),
            numbers=sorted(history.snapshots, reverse=True),
        )

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Two versions side by side, field by field, with their rows."""
        record = self.seen(request, object_id)
        history = history_of(self.model, record.pk)
        asked = [request.GET.get(name, "") for name in ("from", "to")]
        pair = [history.at(one) for one in asked]
        is_known = None not in pair and not set(request.GET) - {"from", "to"}
        return self.page(
            request,
            "compare",
            title=_("Compare versions: %s") % record,
            record=record,
            is_known=is_known,
            lines=side_by_side(pair) if is_known else [],
            asked=asked,
            heads=[version_in(history, one) for one in pair] if is_known else [],
            labels=[_("Version %(number)s") % {"number": one} for one in asked],
            numbers=sorted(history.snapshots, reverse=True),
            can_restore=self.has_change_permission(request, record),
            status=200 if is_known else 400,
        )

    def restore_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """Brings a state of the past back as the next version, checked like any form."""
        record = self.seen(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        history = history_of(self.model, record.pk)
        snapshot = history.snapshots.get(number)
        if snapshot is None:
            raise Http404(_("There is no such version."))
        if request.method == "POST":
            return self.restore(request, record, snapshot)
        return self.page(
            request,
            "restore",
            title=_("Restore version %d") % number,
            record=record,
            version=version_in(history, snapshot),
            form=fresh_form(self, request, record),
            lines=without_release(side_by_side([state_of(record), snapshot]), record),
        )

    def restore(
        self, request: HttpRequest, record: Record | None, snapshot: Snapshot
    ) -> HttpResponse:
        """Sends the form of the record, filled in from the past; a refused one is shown."""
        request.restoring, request.is_as_it_was = snapshot, RESTORE in request.POST
        if request.is_as_it_was:
            request.POST = fill_from_past(self, request, record, snapshot)
        key = str(record.pk) if record else None
        try:
            response = self.changeform_view(request, key, form_url=request.path)
        except IntegrityError:
            if record is not None:
                raise
            messages.warning(request, _("Somebody else has brought it back at the same moment."))
            return HttpResponseRedirect(self.address("changelist"))
        if getattr(request, "saved_record", None) is None or hasattr(request, "is_kept"):
            return response
        if request.is_as_it_was:
            told = _("Version %d is restored as a new version.") % snapshot.number
            messages.success(request, told)
        answer = HttpResponseRedirect(self.address("history", request.saved_record.pk))
        answer.cookies = response.cookies
        return answer

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """Records that were deleted, the last first."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = [one for one in deleted_of(self.model) if self.may_see_deleted(request, one)]
        shown = Paginator(rows, VERSIONS_A_PAGE).get_page(request.GET.get(PAGE_VAR))
        return self.page(
            request,
            "deleted",
            title=_("Deleted records"),
            page=shown,
            rows=shown,
            can_restore=self.has_add_permission(request),
        )

    def may_see_deleted(self, request: HttpRequest, gone: Deleted) -> bool:
        """Whether the record was one of those that this account sees."""
        return self.has_view_or_change_permission(request, gone.record)

    def undelete_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Brings a deleted record back with its rows, as a draft under its old key."""
        gone = next((one for one in deleted_of(self.model, key)), None)
        if gone is None and self.get_object(request, str(key)):
            # It is back already: the button was pressed twice
            return HttpResponseRedirect(self.address("history", key))
        if gone is None:
            raise Http404(_("There is no such deleted record."))
        is_theirs = self.has_change_permission(request, gone.record)
        if not (self.has_add_permission(request) and is_theirs):
            raise PermissionDenied
        history = history_of(self.model, key)
        if history.last is None:
            raise Http404(_("History knows nothing of this record."))
        if request.method == "POST":
            return self.restore(request, None, history.last)
        empty = Snapshot(self.model, key, 0, {}, {}, {kind: {} for kind in history.last.rows})
        return self.page(
            request,
            "restore",
            title=_("Restore a deleted record"),
            gone=gone,
            version=version_in(history, history.last),
            form=fresh_form(self, request, None),
            lines=side_by_side([empty, history.last]),
        )


def version_in(history: History, snapshot: Snapshot) -> Version:
    """The version of a state."""
    return next(one for one in history.versions if one.number == snapshot.number)


def told_discarded(record: Record) -> list[dict[str, Any]]:
    """New versions that were given up: who, when, why, and what they were to change."""
    rows = NewVersion.objects.discarded_of(record).select_related("discarded_by", "edited_by")
    now = state_of(record)
    return [{"version": one, "lines": side_by_side([now, one.snapshot()])} for one in rows]


def told_versions(history: History, shown: list[Version]) -> list[dict[str, Any]]:
    """Each version with what it changed against the one before it."""
    numbers = sorted(history.snapshots)
    before = {later: earlier for earlier, later in pairwise(numbers)}
    pairs = {
        one.number: (history.snapshots[before[one.number]], history.snapshots[one.number])
        for one in shown
        if one.number in before
    }
    told = neighbours([state for pair in pairs.values() for state in pair])
    return [
        {
            "version": one,
            "before": before.get(one.number),
            "lines": side_by_side(pairs[one.number], told) if one.number in pairs else [],
            "is_deletion": one.kind == DELETED,
            "is_last": bool(numbers) and one.number == numbers[-1],
        }
        for one in shown
    ]


def without_release(lines: list[Line], record: models.Model) -> list[Line]:
    """The lines without those of the release."""
    fields = [one for one in record._meta.concrete_fields if one.attname in STAYS]
    labels = {str(one.verbose_name).lower() for one in fields}
    return [line for line in lines if line.row or line.label.lower() not in labels]
