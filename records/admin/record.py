"""RecordAdmin: the form and the list of any record of the register."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.forms import Textarea
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from records.admin.choices import ChoosesNeighbours
from records.admin.forms import Moment, PlainDecimalField, RecordForm
from records.admin.guarding import Guarded
from records.admin.history import HistoryPages
from records.admin.in_bulk import InBulk
from records.admin.lists import RecordList
from records.admin.merging import MergePage
from records.admin.new_version_pages import NewVersionPages
from records.admin.releasing import is_untold, lacks_of
from records.admin.rights import choosable_q
from records.admin.rows import CitationInline
from records.date_input import PartialDateInput
from records.fields import EDTFField
from records.folding import fold
from records.models import Record, State
from records.work import HasWork

RELEASE_NOTE = _(
    "Only what is published is seen by the public. From draft to review, and from there to the "
    "public: a second person releases what another one wrote. A record that was once published "
    "cannot be deleted: withdraw it and say why; its address then answers with that reason."
)
# Nobody looks for more by hand, and a page pasted into the box would keep the database busy
LONGEST_SEARCH = 200
TEXT = Textarea(attrs={"rows": 3, "cols": 60, "class": "vLargeTextField"})


class RecordAdmin(
    HasWork,
    InBulk,
    MergePage,
    NewVersionPages,
    HistoryPages,
    Guarded,
    ChoosesNeighbours,
    admin.ModelAdmin,
):
    """What all record types share; a subclass names its fieldsets in `facts`."""

    form = RecordForm
    inlines = (CitationInline,)
    facts: tuple = ()
    # Neighbours that the record's own name needs
    named_with: tuple[str, ...] = ()
    list_prefetch_related: tuple[str, ...] = ()
    list_per_page = 50
    formfield_overrides = {
        EDTFField: {"widget": PartialDateInput},
        models.DateTimeField: {"widget": Moment},
        models.DecimalField: {"form_class": PlainDecimalField},
        models.TextField: {"widget": TEXT},
    }

    def get_fieldsets(self, request: HttpRequest, obj: Record | None = None) -> list:
        """The facts first, the release last, then why the record is changed."""
        facts = [*self.facts, (None, {"fields": ("internal_note",)})]
        sets = [*facts, (_("Release"), self.release_fieldset(obj))]
        if self.has_change_permission(request, obj):
            sets.append((None, {"fields": ("why",), "classes": ["release"]}))
        return sets

    def release_fieldset(self, obj: Record | None) -> dict:
        """State, embargo, reasons, address; on a saved record also its dates."""
        fields = [
            ("state", "embargo_until"),
            "review_note",
            ("withdrawal_reason_uk", "withdrawal_reason_en"),
            "slug",
        ]
        if obj and obj.merged_into_id:
            fields.append("merged_into")
        if obj:
            fields.append(("version", "published_at", "updated_at"))
        return {"fields": fields, "classes": ["release"], "description": RELEASE_NOTE}

    def get_readonly_fields(self, request: HttpRequest, obj: Record | None = None) -> tuple:
        """What the register keeps itself; and the address once it was given out."""
        kept = ("merged_into", "version", "published_at", "updated_at")
        fixed = (*self.readonly_fields, *kept)
        return (*fixed, "slug") if getattr(obj, "address_is_given", False) else fixed

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The record; whether its address was given out is read before the form changes it."""
        record = super().get_object(request, object_id, from_field)
        if record:
            record.address_is_given = record.was_published
            record.was_released = record.state == State.PUBLISHED
            record.was_changed = record.public_version, record.changed_at
        return record

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """The records of this account, with what their names need.

        An autocomplete asks for those that its field may name.
        """
        rows, field = super().get_queryset(request), getattr(request, "choosing", None)
        if field is None:
            rows = rows.viewable_by(request.user)
        else:
            rows = rows.filter(choosable_q(field, request.user))
        return rows.select_related(*self.named_with) if self.named_with else rows

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[RecordList]:
        """The list that fetches its columns in one go."""
        return RecordList

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """Records in which each word stands, in any language or spelling."""
        is_signs_alone = search_term.strip() and not fold(search_term)
        if is_signs_alone or len(search_term) > LONGEST_SEARCH:
            return queryset.none(), False
        return queryset.matching(search_term), False

    def choice_label(self, record: Record) -> str:
        """How the record is called where another one chooses it."""
        return str(record)

    @admin.display(description=_("release"), ordering="state")
    def release(self, record: Record) -> str:
        """The state as a word; a bar beside it says the same again. A new version is named."""
        waiting = getattr(record, "new_version", None)
        if waiting:
            told = _("new version: %s") % State(waiting).label
            shown = '{} <span class="release release--{}">{}</span>'
            return format_html(shown, self.own_release(record), waiting, told)
        return self.own_release(record)

    def own_release(self, record: Record) -> str:
        """The release of what is public, or is to be."""
        if record.state == State.PUBLISHED and self.is_embargoed(record):
            return format_html('<span class="release release--embargo">{}</span>', _("embargo"))
        return format_html(
            '<span class="release release--{}">{}</span>', record.state, record.get_state_display()
        )

    def is_embargoed(self, record: Record) -> bool:
        """Whether the record waits for a moment."""
        return record.embargo_until is not None and record.embargo_until > timezone.now()

    def get_view_on_site_url(self, obj: Record | None = None) -> str | None:
        """The record's own address, where visitors see it."""
        return obj.get_absolute_url() if obj and obj.is_public else None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The records of the account's cities, and what all share."""
        is_theirs = not isinstance(obj, self.model) or obj.is_editable_by(request.user)
        return super().has_change_permission(request, obj) and is_theirs

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same; readers see all."""
        is_seen = not isinstance(obj, self.model) or obj.is_viewable_by(request.user)
        return super().has_view_permission(request, obj) and is_seen

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A record once published is withdrawn, never deleted; nor is what other cities keep."""
        if isinstance(obj, self.model):
            may = not obj.was_published and obj.is_deletable_by(request.user)
            return may and super().has_delete_permission(request, obj)
        return super().has_delete_permission(request, obj)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Raises: Http404, the same for what is not there and for what others keep."""
        raise Http404(_("There is no such record."))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """What goes and what stands in the way, in numbers: naming each would ask for each."""
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        counts = {
            model._meta.verbose_name_plural: len(rows)
            for model, rows in collector.model_objs.items()
        }
        kinds = [row._meta.verbose_name_plural for row in collector.protected]
        protected = [f"{capfirst(kind)}: {kinds.count(kind)}" for kind in sorted(set(kinds))]
        return [str(record) for record in objs], counts, set(), protected

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the rows; says so where the record is released but not yet seen."""
        super().save_related(request, form, formsets, change)
        record = form.instance
        if is_untold(form, formsets):
            self.keep_public_change(record)
        hidden = [
            str(getattr(record, name))
            for name in record.REQUIRED_NEIGHBOURS
            if not getattr(record, name).is_public
        ]
        if record.state == State.PUBLISHED and hidden:
            text = _("Released, but not yet visible: %s must be published too.")
            messages.warning(request, text % ", ".join(hidden))
        if record.state == State.IN_REVIEW and "state" in form.changed_data:
            for told in lacks_of(record):
                messages.warning(request, _("In review, but it cannot be published yet: %s") % told)

    def keep_public_change(self, record: Record) -> None:
        """Nobody outside is to know that what is internal was saved."""
        record.public_version, record.changed_at = record.was_changed
        kept = {"public_version": record.public_version, "changed_at": record.changed_at}
        self.model._base_manager.filter(pk=record.pk).update(**kept)
