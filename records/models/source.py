"""Source: a page or paper that says so."""

from typing import Any, Self

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.fields import BoundField, EDTFField, SearchTextField
from records.models.citation import Citation
from records.models.record import Record, RecordQuerySet
from records.models.release import State

# So many records are named where a source cannot go
NAMED = 5


def public_citations() -> models.QuerySet[Citation]:
    """Citations whose record visitors may see."""
    condition = Q(pk__in=[])
    for model in apps.get_models():
        if issubclass(model, Record) and model is not Source:
            kind = ContentType.objects.get_for_model(model)
            seen = model._default_manager.public().order_by().filter(pk=OuterRef("object_id"))
            condition |= Q(content_type=kind) & Exists(seen)
    return Citation.objects.filter(condition)


class CheckResult(models.TextChoices):
    """How the address of a source answered when it was last visited."""

    ANSWERS = "answers", _("answers")
    MOVED = "moved", _("moved to another address for good")
    NOT_FOUND = "not_found", _("not found")
    REFUSED = "refused", _("refuses visits of programs")
    SERVER_ERROR = "server_error", _("error of its server")
    NO_ANSWER = "no_answer", _("no answer")
    ROBOTS = "robots", _("its robots.txt asks programs to stay away")
    NOT_WEB = "not_web", _("no address of the public web")


class SourceQuerySet(RecordQuerySet):
    """What sources can be asked."""

    def public(self) -> Self:
        """Released sources on which at least one public record rests."""
        return super().public().filter(Exists(public_citations().filter(source=OuterRef("pk"))))

    def for_lists(self) -> Self:
        """The newest first, the undated last."""
        return self.order_by(F("published_on_earliest").desc(nulls_last=True), "slug")


class Source(Record):
    """A page, document or data set that states facts of the register."""

    NEEDS_CITATION = False
    NEEDS_SECOND_PERSON = False
    NAMED_BY = "title"

    class Kind(models.TextChoices):
        """Who stands behind a source."""

        OFFICIAL = "official", _("official")
        MEDIA = "media", _("media")
        ENCYCLOPEDIA = "encyclopedia", _("encyclopedia")
        DATASET = "dataset", _("dataset")
        RESEARCH = "research", _("research")

    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("As the source writes it; in [brackets] where you describe it yourself."),
    )
    publisher = models.CharField(
        _("publisher"), max_length=200, help_text=_("Who published it: a medium, office or body.")
    )
    url = models.URLField(
        _("link"), max_length=600, blank=True, help_text=_("Full address, with https://.")
    )
    published_on_edtf = EDTFField(
        _("published"),
        help_text=_("As on the page: 2023-09-14, 2023-09 or 2023. Empty: not dated."),
    )
    published_on_earliest = BoundField(_("published, earliest day"))
    published_on_latest = BoundField(_("published, latest day"))
    language = models.CharField(
        _("language"), max_length=3, help_text=_("ISO 639-1 code of its language: uk, en, de.")
    )
    kind = models.CharField(
        _("kind"), max_length=15, choices=Kind.choices, help_text=_("Who stands behind it.")
    )
    checked_on = models.DateField(
        _("last checked"), null=True, blank=True, help_text=_("Day it was last seen to answer.")
    )
    check_result = models.CharField(
        _("result of the last check"),
        max_length=15,
        choices=CheckResult.choices,
        blank=True,
        editable=False,
        help_text=_("How its address answered then. Empty: never visited."),
    )
    check_status = models.PositiveSmallIntegerField(
        _("HTTP status"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Status of the last answer. Empty: there was none."),
    )
    moved_to = models.URLField(
        _("moved to"),
        max_length=600,
        blank=True,
        editable=False,
        help_text=_("Where its address leads for good. Empty: it stayed."),
    )
    failing_since = models.DateField(
        _("failing since"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Day of the first of the checks that failed in a row. Empty: none did."),
    )
    search_text = SearchTextField(of=("title", "publisher", "url"))

    objects = SourceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="records_source_unique_url",
                violation_error_message=_("A source with this link is already in the register."),
            ),
        ]

    def clean(self) -> None:
        """Raises: ValidationError where public records would stand without any source."""
        super().clean()
        is_hidden = self.embargo_until is not None and self.embargo_until > timezone.now()
        place = "state" if self.state == State.WITHDRAWN else "embargo_until"
        if self.pk and (self.state == State.WITHDRAWN or is_hidden):
            alone = self.alone_below()
            if alone:
                told = _("It is the only source of public records: %s. Cite another one first.")
                names = "; ".join(f"“{one}”" for one in alone[:NAMED])
                raise ValidationError({place: told % names})

    def alone_below(self) -> list[Any]:
        """Public records that no other public source stands below."""
        others = Citation.objects.filter(source__state=State.PUBLISHED).exclude(source=self)
        found = []
        for one in public_citations().filter(source=self).prefetch_related("record"):
            below = others.filter(content_type=one.content_type_id, object_id=one.object_id)
            if one.record not in found and not below.exists():
                found.append(one.record)
        return found

    def called(self, language: str) -> str:
        """The title as the source writes it, in every language."""
        return self.title

    def slug_basis(self) -> str:
        """Publisher and title, for many titles are alike."""
        return f"{self.publisher} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])
