"""Guards the saving of a form: once, not over another's save, not a double unseen."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, router, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.admin.cautions import warnings_of
from records.admin.filling import Filled, filled_from, formsets_of, merged, read
from records.admin.releasing import is_release
from records.admin.tokens import AlreadySent, claim, refuse_sent
from records.admin.typed import typed_state
from records.history import Origin, one_change
from records.history.comparing import side_by_side
from records.history.editing import is_internal
from records.history.reading import history_of, state_of
from records.models import Record
from records.models.release import released

# The browser clears what it kept of these forms
SAVED_COOKIE = "saved_form"
# Sent by the browser to have kept text put back into the form, without saving it
REFILL = "_refill"
ALL_THE_SAME = "_all_the_same"


class Refusal(Exception):
    """Why a form is shown again instead of being saved."""

    template: ClassVar[str] = ""
    status = 200
    message: Any = ""

    def __init__(self, **told: Any) -> None:
        super().__init__()
        self.told = told


class Stale(Refusal):
    """Another officer saved the record after this form was opened."""

    template = "admin/refused/_stale.html"
    status = 409
    message = _(
        "Not saved: the record was saved by someone else after you opened it. Compare below, "
        "correct what you typed, and save again."
    )


class Unsure(Refusal):
    """The register may hold the record already, or it says what should not be public."""

    template = "admin/refused/_unsure.html"

    @property
    def message(self) -> Any:
        """What to look at."""
        if self.told["doubles"]:
            return _(
                "Not saved yet: the register may hold this already. Look at the records below."
            )
        return _("Not saved yet: the text may say what should not be public. Look at it again.")


class Alone(Refusal):
    """Who changes the rows of a record would release them, too."""

    @property
    def message(self) -> Any:
        """What to do."""
        return self.told["words"]


class Refilled(Refusal):
    """The browser had kept what was typed."""

    message = _("What you had typed is back in the form. It is not saved yet: check it and save.")


class Guarded:
    """Mixin for the admin of a record: every save of its form passes here."""

    # Fields and groups of rows by which `doubles` tells records apart
    told_apart_by: tuple[str, ...] = ()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form, which knows whether it is refused, and who fills it in."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        """Shows the form, or saves it once."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            return self.save_once(request, object_id, form_url, extra_context)
        except AlreadySent as known:
            return self.answer_again(request, known.record, is_new=object_id is None)
        except Refusal as refusal:
            return self.show_again(request, object_id, form_url, extra_context, refusal)

    def save_once(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        """Saves the form. Raises: AlreadySent, Refusal."""
        if REFILL in request.POST:
            self.refill(request, object_id)
        with transaction.atomic(using=router.db_for_write(self.model)):
            token = claim(request)
            self.refuse_stale(request, object_id)
            response = self.write_form(request, object_id, *args)
            record = getattr(request, "saved_record", None)
            if token is not None:
                token.settle(record)
        if token is not None and record is not None:
            self.mark_saved(request, response, str(token.token))
        return response

    def write_form(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        """Writes what was sent, as one change, if it is sound."""
        with one_change(**self.told_of_change(request)):
            return super().changeform_view(request, object_id, *args)

    def told_of_change(self, request: HttpRequest) -> dict[str, Any]:
        """By which way the change comes, and why."""
        return {"origin": Origin.FORM, "why": request.POST.get("why", "").strip()}

    def mark_saved(self, request: HttpRequest, response: HttpResponse, token: str) -> None:
        """Tells the browser that it need not keep the text of this form any longer."""
        response.set_cookie(
            SAVED_COOKIE,
            token,
            max_age=24 * 60 * 60,
            path=reverse("admin:index"),
            secure=request.is_secure(),
            samesite="Lax",
        )

    def answer_again(
        self, request: HttpRequest, record: Record | None, is_new: bool
    ) -> HttpResponse:
        """The second sending of a form is answered as the first was."""
        if record is None or not isinstance(record, self.model):
            return HttpResponseRedirect(self.address("changelist"))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        answer = self.response_add if is_new else self.response_change
        response = answer(request, record)
        self.mark_saved(request, response, str(UUID(request.POST["form_token"])))
        return response

    def show_again(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict | None,
        refusal: Refusal,
    ) -> HttpResponse:
        """The form with what was typed, and why it was not saved."""
        request.refusal, request.saved_record = refusal, None
        # The refusal speaks for itself: there may be no error to correct
        context = {**(extra_context or {}), "refusal": refusal, "errors": None, **refusal.told}
        response = super().changeform_view(request, object_id, form_url, context)
        if response.status_code == 200:
            response.status_code = refusal.status
        return response

    def opened(self, request: HttpRequest, object_id: str | None) -> Record | None:
        """The record whose form was sent. Unknown: None, a new one, or not theirs to change."""
        record = self.get_object(request, unquote(object_id)) if object_id else None
        return record if record and self.has_change_permission(request, record) else None

    def refuse_stale(self, request: HttpRequest, object_id: str | None) -> None:
        """Raises: Stale where the record is another version than the form was opened from."""
        record = self.opened(request, object_id)
        if record is None:
            return
        # Others who save the same record wait here until this one is through
        kept = self.model._base_manager.select_for_update().filter(pk=record.pk)
        number = kept.values_list("version", flat=True).first()
        if number is not None and str(number) != request.POST.get("opened_version"):
            raise self.stale(request, self.opened(request, object_id) or record)

    def stale(self, request: HttpRequest, record: Record) -> Stale:
        """Both versions side by side; the form follows the other's save where nothing was typed."""
        history = history_of(self.model, record.pk)
        base = history.at(request.POST.get("opened_version", ""))
        filled = self.typed_over(request, record, base)
        request.POST = filled.post({"opened_version": str(record.version)})
        now, mine = state_of(record), typed_state(self, request, record)
        lines = side_by_side([one for one in (now, mine, base) if one is not None])
        return Stale(
            lines=[line for line in lines if line.words[0] != line.words[1]],
            taken=[line for line in lines if line.words[0] == line.words[1]],
            theirs=history.versions[-1] if history.versions else None,
            base=base,
        )

    def typed_over(self, request: HttpRequest, record: Record | None, base: Any) -> Filled:
        """What was sent, laid over the present state."""
        prefixes = [one.prefix for one in formsets_of(self, request, record)]
        mine = read(request.POST, prefixes)
        was = filled_from(self, request, record, base) if base else None
        return merged(mine, was, filled_from(self, request, record))

    def refill(self, request: HttpRequest, object_id: str | None) -> None:
        """Raises: Refilled, with the kept text in the form, of the version it was typed on;
        AlreadySent where it was saved after all, and only the answer was lost."""
        refuse_sent(request)
        record = self.opened(request, object_id)
        request.POST = self.typed_over(request, record, None).post()
        raise Refilled

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the rows, unless an officer should look again before."""
        record: Record = form.instance
        seen = [one for one in formsets if not is_internal(one.model)]
        if is_release(form) and any(one.has_changed() for one in seen):
            self.refuse_alone(request, record)
        if ALL_THE_SAME not in request.POST:
            rows = {one.model: [row.instance for row in one.live()] for one in formsets}
            doubles = self.seen_doubles(request, record, rows, form, formsets)
            cautions = warnings_of(record, form, formsets)
            if doubles or cautions:
                raise Unsure(doubles=doubles, cautions=cautions)
        super().save_related(request, form, formsets, change)
        request.saved_record = record
        if is_release(form):
            released.send(self.model, record=record, why=request.POST.get("why", "").strip())

    def refuse_alone(self, request: HttpRequest, record: Record) -> None:
        """Raises: Alone, where changed rows would be released by who changed them."""
        try:
            record.refuse_alone(request.user, request.POST.get("why", ""), is_changed=True)
        except ValidationError as error:
            raise Alone(words=error.messages[0]) from error

    def seen_doubles(
        self, request: HttpRequest, record: Any, rows: dict, form: Any, formsets: Any
    ) -> list[dict[str, Any]]:
        """Probable doubles that this officer may see; asked where what tells them apart changed."""
        changed = {*form.changed_data, *(one.prefix for one in formsets if one.has_changed())}
        found = self.doubles(record, rows) if changed & {*self.told_apart_by} else []
        if not found:
            return []
        keys = [one.pk for one in found]
        theirs = set(self.get_queryset(request).filter(pk__in=keys).values_list("pk", flat=True))
        released = self.model._default_manager.filter(pk__in=keys).public()
        public = set(released.values_list("pk", flat=True))
        return [
            {"name": self.choice_label(one), "address": self.address_of(one, one.pk in theirs)}
            for one in found
            if one.pk in theirs | public
        ]

    def address_of(self, record: Record, is_theirs: bool) -> str:
        """Where to look at a record: in the admin, else on its public page."""
        return self.address("change", record.pk) if is_theirs else record.get_absolute_url()

    def doubles(self, record: Any, rows: dict[type[models.Model], list]) -> list[Record]:
        """Records that may be the same as this one, with the rows it is about to have."""
        return []
