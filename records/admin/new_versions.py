"""A changed published record is kept as a new version, which a second person releases."""

from typing import Any

from django.db import transaction
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from records.admin.bringing_back import fill_from_past
from records.admin.filling import Filled, filled_from, put_back
from records.admin.guarding import ALL_THE_SAME, Refusal
from records.admin.releasing import RELEASE_INPUTS, says_else
from records.admin.typed import typed_state
from records.history import Origin
from records.history.comparing import side_by_side
from records.history.editing import is_internal
from records.history.reading import Snapshot, history_of, state_of
from records.models import NewVersion, Record, State
from records.models.release import released

# The button that opens the new version in the form
REOPEN = "_reopen"
# Opens the form of what is public, although a new version is in work
PUBLIC = "public"


class Unreleased(Exception):
    """The form is sound and changes what is public: it is to be kept, not written."""

    def __init__(self, state: Snapshot) -> None:
        super().__init__()
        self.state = state


class Reopened(Refusal):
    """The form shows the new version, to be worked on."""

    message = _("This is the new version in work. The public sees it once it is released.")


class Mixed(Refusal):
    """Facts and release are changed at once."""

    message = _(
        "Not saved: change what the record says and its release one after the other. What it says "
        "becomes a new version, which a second person releases; an embargo holds at once."
    )


class InWork(Refusal):
    """A new version was begun, or saved, after this form was opened."""

    template = "admin/refused/_stale.html"
    status = 409
    message = _(
        "Not saved: a new version of this record was saved by someone else meanwhile. Compare "
        "below, correct what you typed, and save again: yours takes its place."
    )


class NewVersions:
    """Mixin for the admin of a record, above that which guards the form."""

    def pending(self, record: Record) -> NewVersion | None:
        """The new version in work. Unknown: None, there is none."""
        return NewVersion.objects.of(record).select_related("edited_by").first()

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form; where a new version is in work, its page instead."""
        record = self.opened(request, object_id)
        is_asked = request.method == "GET" and PUBLIC not in request.GET
        if record is not None and is_asked and self.pending(record):
            return HttpResponseRedirect(self.address("new_version", record.pk))
        return super().changeform_view(request, object_id, *args, **kwargs)

    def save_once(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        """Saves the form, or shows the new version in it. Raises: Refusal."""
        if REOPEN in request.POST:
            self.reopen(request, object_id)
        return super().save_once(request, object_id, *args)

    def reopen(self, request: HttpRequest, object_id: str | None) -> None:
        """Raises: Reopened, with the new version in the form."""
        record = self.opened(request, object_id)
        version = self.pending(record) if record else None
        if version is None:
            raise Reopened
        is_behind = version.is_behind(record)
        filled = self.laid_over(request, record, version)
        request.POST = filled.post(
            {
                "opened_version": str(version.base if is_behind else record.version),
                "opened_new_version": str(version.number),
                "why": version.why,
            }
        )
        raise Reopened

    def laid_over(self, request: HttpRequest, record: Record, version: NewVersion) -> Filled:
        """The new version over what is public; rows that came after it was begun stay."""
        was = filled_from(self, request, record, version.snapshot())
        filled = put_back(was, filled_from(self, request, record))
        base = history_of(self.model, record.pk).snapshots.get(version.base)
        known = {str(key) for rows in (base.rows if base else {}).values() for key in rows}
        for group in filled.groups.values():
            for key, row in group.kept.items():
                if base is not None and key not in known:
                    row.pop(DELETION_FIELD_NAME, None)
        return filled

    def write_form(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        """Writes the record, or keeps what was sent as its new version."""
        try:
            with transaction.atomic():
                return super().write_form(request, object_id, *args)
        except Unreleased as kept:
            return self.keep(request, object_id, kept.state)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Raises: Unreleased, Mixed where the change of a published record must wait."""
        waits = self.must_wait(request, form, formsets)
        if waits and RELEASE_INPUTS.intersection(form.changed_data):
            raise Mixed
        super().save_related(request, form, formsets, change)
        version = getattr(request, "releasing", None)
        if version is not None:
            version.leave()
            released.send(self.model, record=form.instance, why=version.why)
        elif waits:
            raise Unreleased(state_of(type(form.instance)._base_manager.get(pk=form.instance.pk)))

    def must_wait(self, request: HttpRequest, form: Any, formsets: Any) -> bool:
        """Whether the form changes what a published record says to readers."""
        record = form.instance
        stays = form.state_before == State.PUBLISHED == record.state
        if not (stays and record.NEEDS_SECOND_PERSON) or hasattr(request, "releasing"):
            return False
        seen = [one for one in formsets if not is_internal(one.model)]
        return says_else(form) or any(one.has_changed() for one in seen)

    def keep(self, request: HttpRequest, object_id: str | None, state: Snapshot) -> HttpResponse:
        """Keeps the new version. Raises: InWork where another one was saved meanwhile."""
        record = self.opened(request, object_id)
        version = self.pending(record)
        opened = request.POST.get("opened_new_version", "")
        if version is not None and opened != str(version.number):
            raise self.in_work(request, record, version)
        why = request.POST.get("why", "").strip()
        NewVersion.objects.keep(record, state, request.user, why)
        request.saved_record, request.is_kept = record, True
        self.message_user(
            request,
            _("Kept as a new version. The public sees it once another person has released it."),
        )
        return HttpResponseRedirect(self.address("new_version", record.pk))

    def in_work(self, request: HttpRequest, record: Record, version: NewVersion) -> InWork:
        """The other's new version and what was typed, side by side."""
        mine = typed_state(self, request, record)
        request.POST = request.POST.copy()
        request.POST["opened_new_version"] = str(version.number)
        return InWork(lines=side_by_side([version.snapshot(), mine]), taken=[], base=None)

    def told_of_change(self, request: HttpRequest) -> dict[str, Any]:
        """Of a release also who wrote it."""
        version = getattr(request, "releasing", None)
        if version is None:
            return super().told_of_change(request)
        why = version.reason(request.user, request.POST.get("why", "").strip())
        writer = version.edited_by_id
        is_another = writer is not None and writer != request.user.pk
        return {"origin": Origin.FORM, "why": why, "written_by": writer if is_another else None}

    def release_new_version(
        self, request: HttpRequest, record: Record, version: NewVersion
    ) -> HttpResponse:
        """Sends the form with the new version; what is not sound any more is shown in it."""
        given = request.POST.get("why", "").strip()
        filled = fill_from_past(self, request, record, version.snapshot())
        request.POST = filled
        request.POST.update({"why": given or version.why, ALL_THE_SAME: "1"})
        request.POST["opened_version"] = str(record.version)
        request.POST["opened_new_version"] = str(version.number)
        request.releasing, request.restoring = version, version.snapshot()
        return self.changeform_view(
            request, str(record.pk), form_url=self.address("change", record.pk)
        )
