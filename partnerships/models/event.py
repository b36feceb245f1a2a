"""PartnershipEvent: a dated step in the life of a link (R8)."""

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from records.fields import BoundField, EDTFField, fill_bounds
from records.history import RegisterHistory, RowHistory
from records.languages import Localized


class LinkKind(models.TextChoices):
    """What a link is called by those who signed it."""

    SISTER = "sister", _("sister city")
    PARTNER = "partner", _("partner city")


class LinkStatus(models.TextChoices):
    """Whether a link is alive."""

    ACTIVE = "active", _("active")
    SUSPENDED = "suspended", _("suspended")
    TERMINATED = "terminated", _("ended")
    UNKNOWN = "unknown", _("state unknown")


class PartnershipEvent(models.Model):
    """Signature, renewal, rise to sister, suspension, resumption or end of a link."""

    KEPT_WITH = "partnership"

    class Kind(models.TextChoices):
        """What happened."""

        SIGNED = "signed", _("signed")
        RENEWED = "renewed", _("renewed")
        RAISED = "raised", _("raised to sister")
        SUSPENDED = "suspended", _("suspended")
        RESUMED = "resumed", _("resumed")
        TERMINATED = "terminated", _("terminated")

    partnership = models.ForeignKey(
        "partnerships.Partnership",
        verbose_name=_("partnership"),
        on_delete=models.CASCADE,
        related_name="events",
        help_text=_("The link it belongs to."),
    )
    kind = models.CharField(
        _("event"), max_length=10, choices=Kind.choices, help_text=_("What happened.")
    )
    link_kind = models.CharField(
        _("kind of link from then on"),
        max_length=7,
        choices=LinkKind.choices,
        blank=True,
        help_text=_("For a signature: what the paper calls the link. Empty: as before."),
    )
    date_edtf = EDTFField(
        _("day of decision"),
        help_text=_("Day of signature or decision: 2023-09-14, 2023-09, 1990~. Empty: unknown."),
    )
    date_earliest = BoundField(_("decision, earliest day"))
    date_latest = BoundField(_("decision, latest day"))
    effective_edtf = EDTFField(
        _("took effect"), help_text=_("Only if it differs from the day of decision.")
    )
    effective_earliest = BoundField(_("effect, earliest day"))
    effective_latest = BoundField(_("effect, latest day"))
    decided_by_uk = models.CharField(
        _("deciding body (Ukrainian)"),
        max_length=200,
        blank=True,
        help_text=_("Such as: Київська міська рада."),
    )
    decided_by_en = models.CharField(
        _("deciding body (English)"), max_length=200, blank=True, help_text=_("In English.")
    )
    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("Number of the decision.")
    )
    other_side_uk = models.TextField(
        _("the other side’s view (Ukrainian)"),
        blank=True,
        help_text=_("What the partner says of it, if it differs."),
    )
    other_side_en = models.TextField(
        _("the other side’s view (English)"), blank=True, help_text=_("In English.")
    )
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True, help_text=_("For readers."))
    note_en = models.TextField(_("note (English)"), blank=True, help_text=_("In English."))

    history = RegisterHistory(bases=[RowHistory])
    decided_by = Localized()
    other_side = Localized()
    note = Localized()

    class Meta:
        verbose_name = _("event of a partnership")
        verbose_name_plural = _("events of a partnership")
        ordering = [F("date_earliest").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="signed") | ~Q(link_kind=""),
                name="partnerships_event_signed_names_kind",
                violation_error_message=_("Say whether a sister or a partner link was signed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date_edtf}".strip()

    @property
    def names_kind(self) -> str:
        """What a signature or rise made the link. Unknown: "" for other events."""
        if self.kind == self.Kind.RAISED:
            return LinkKind.SISTER
        return self.link_kind if self.kind == self.Kind.SIGNED else ""

    def clean(self) -> None:
        """Fills the bounds of both dates, so that the link can compare them."""
        super().clean()
        fill_bounds(self)


def steps_until(day: date) -> models.QuerySet[PartnershipEvent]:
    """A link's events that count on a day, the last first; undated ones come before all."""
    counts = Coalesce("effective_latest", "effective_earliest", "date_latest", "date_earliest")
    events = PartnershipEvent.objects.filter(partnership=OuterRef("pk")).annotate(counts=counts)
    known = events.filter(Q(counts__lte=day) | Q(counts__isnull=True))
    return known.order_by(F("counts").desc(nulls_last=True), "-pk")
