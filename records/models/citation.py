"""Citation: a source tied to a record, optionally to one fact of it."""

from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.history import RegisterHistory, RowHistory
from records.languages import Localized
from records.models.record import Record


class Fact(models.TextChoices):
    """Which fact of a record a citation speaks of."""

    KIND = "kind", _("kind of link")
    ESTABLISHED = "established", _("established")
    STATUS = "status", _("state")
    ENDED = "ended", _("ended")
    SIGNED_ON = "signed_on", _("signed")
    QUANTITY = "quantity", _("quantity")
    WHEN = "when", _("when")
    STAGE = "stage", _("stage")


class CitationQuerySet(models.QuerySet):
    """What citations can be asked."""

    def public(self) -> Self:
        """Citations whose source visitors may see."""
        return self.filter(Record.public_q("source__"))

    def for_pages(self) -> Self:
        """With their sources, in the order in which pages number them."""
        return self.select_related("source").order_by("position", "pk")


class Citation(models.Model):
    """One source for one record or one fact of it, with what it says there."""

    Fact = Fact
    KEPT_WITH = "record"
    MOVES_WHEN_MERGED = True

    source = models.ForeignKey(
        "records.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="citations",
        help_text=_("Find it by title, publisher or link; the plus adds a new one."),
    )
    content_type = models.ForeignKey(
        ContentType,
        on_delete=models.PROTECT,
        editable=False,
        help_text=_("What kind of record it belongs to."),
    )
    object_id = models.PositiveBigIntegerField(
        editable=False, help_text=_("Which record of that kind it belongs to.")
    )
    record = GenericForeignKey("content_type", "object_id")
    fact = models.CharField(
        _("fact"),
        max_length=20,
        choices=Fact.choices,
        blank=True,
        help_text=_("Empty: the source speaks of the record as a whole."),
    )
    part = models.PositiveSmallIntegerField(
        _("item"),
        default=0,
        help_text=_("For a quantity: the number of the item in the delivery. 0: the whole record."),
    )
    says = models.CharField(
        _("what it says"),
        max_length=200,
        blank=True,
        help_text=_("The value in this source, such as 1976 or 2500 tonnes."),
    )
    note_uk = models.TextField(
        _("note (Ukrainian)"), blank=True, help_text=_("What a reader should know of it.")
    )
    note_en = models.TextField(_("note (English)"), blank=True, help_text=_("The same in English."))
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first.")
    )

    history = RegisterHistory(bases=[RowHistory])
    note = Localized()
    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "source", "fact", "part", "says"],
                name="records_citation_unique",
                violation_error_message=_("This source is already cited for this fact."),
            ),
            models.CheckConstraint(
                condition=Q(says="") | ~Q(fact=""),
                name="records_citation_value_has_fact",
                violation_error_message=_("Say which fact the value belongs to."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_fact_display()} {self.says}".strip()

    def fit_to(self, record: Record) -> None:
        """What spoke of one item speaks of the whole: the other record has other items."""
        if self.part:
            self.part, self.fact, self.says = 0, "", ""
