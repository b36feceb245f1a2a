"""DeliveryRelation: how one row of aid stands to another (R4, R5)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from records.history import RegisterHistory, RowHistory
from records.languages import Localized


class DeliveryRelation(models.Model):
    """A tie of two deliveries that totals must know."""

    KEPT_WITH = "delivery"
    NAMES_PUBLIC = ("target",)

    class Kind(models.TextChoices):
        """How the row stands to the other."""

        FULFILS = "fulfils", _("fulfils")
        PART_OF = "part_of", _("is part of")
        FORWARDED_FROM = "forwarded_from", _("was forwarded from")
        OVERLAPS = "overlaps", _("may overlap")

    delivery = models.ForeignKey(
        "aid.Delivery",
        verbose_name=_("delivery"),
        on_delete=models.CASCADE,
        related_name="relations",
        help_text=_("This row …"),
    )
    kind = models.CharField(
        _("relation"),
        max_length=15,
        choices=Kind.choices,
        help_text=_(
            "Part of: already inside the other’s figure. Overlaps: partly, extent unknown."
        ),
    )
    target = models.ForeignKey(
        "aid.Delivery",
        verbose_name=_("other delivery"),
        on_delete=models.PROTECT,
        related_name="related_from",
        help_text=_("… stands so to that one."),
    )
    note_uk = models.TextField(_("note (Ukrainian)"), blank=True, help_text=_("Why, for readers."))
    note_en = models.TextField(_("note (English)"), blank=True, help_text=_("In English."))

    note = Localized()

    history = RegisterHistory(bases=[RowHistory])

    class Meta:
        verbose_name = _("relation to another delivery")
        verbose_name_plural = _("relations to other deliveries")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["kind", "target", "delivery"], name="aid_deliveryrelation_by_kind")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "kind", "target"],
                name="aid_deliveryrelation_unique",
                violation_error_message=_("This relation is already recorded."),
            ),
            models.CheckConstraint(
                condition=~Q(delivery=F("target")),
                name="aid_deliveryrelation_two_rows",
                violation_error_message=_("A row cannot relate to itself: choose another."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target}"
