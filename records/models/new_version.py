"""NewVersion: what a published record is to say next; visitors see it once it is released."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.history.editing import written
from records.history.packing import packed, unpacked
from records.history.reading import Snapshot, history_of, state_of
from records.models.record import Record
from records.models.release import SAY_WHAT_IS_MISSING, State, refuse_own
from records.roles import Account

WITHDRAWN = _("The record is not public any more: publish it again first.")
DISCARDED = "discarded"
SAY_WHY = _("Write why it is discarded: its author reads it.")
ANOTHER_IN_WORK = _("Another new version is in work: release or discard it first.")
NOT_IN_REVIEW = _("The new version is not in review: its author sends it there first.")
MEANWHILE = _("The new version was saved meanwhile: look at it again.")
BEHIND = _(
    "The public version was changed after this one was begun: edit the new version, look at both, "
    "and save it again."
)


class NewVersionQuerySet(models.QuerySet):
    """What new versions can be asked."""

    def of_kind(self, model: type[models.Model]) -> Self:
        """New versions in work of one kind of record."""
        kind = ContentType.objects.get_for_model(model)
        return self.filter(content_type=kind).exclude(state=DISCARDED)

    def of(self, record: models.Model) -> Self:
        """The new version of a record, of which there is one at most."""
        return self.of_kind(type(record)).filter(object_id=record.pk)

    def discarded_of(self, record: models.Model) -> Self:
        """What was to be said of a record and was given up, the last first."""
        kind = ContentType.objects.get_for_model(type(record))
        rows = self.filter(content_type=kind, object_id=record.pk, state=DISCARDED)
        return rows.order_by("-discarded_at", "-pk")

    def keep(self, record: Record, state: Snapshot, user: Account, why: str) -> "NewVersion":
        """Keeps what the record is to say; it is a draft again until somebody looks at it."""
        kind = ContentType.objects.get_for_model(type(record))
        version = self.of(record).first() or self.model(content_type=kind, object_id=record.pk)
        version.base, version.number = record.version, version.number + 1
        version.content = packed(state, state_of(record))
        version.state, version.why, version.edited_by = State.DRAFT, why, user
        version.edited_at = timezone.now()
        version.save()
        return version


class NewVersion(models.Model):
    """The next version of a published record, in work."""

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, help_text=_("What kind of record it is of.")
    )
    object_id = models.PositiveBigIntegerField(help_text=_("Which record of that kind it is of."))
    record = GenericForeignKey("content_type", "object_id")
    base = models.PositiveIntegerField(
        _("begun from version"), help_text=_("The version of the record that was public then.")
    )
    content = models.JSONField(
        _("content"), help_text=_("Columns, ties and rows as they are to be.")
    )
    number = models.PositiveIntegerField(
        _("number"), default=0, help_text=_("Grows by one with each save.")
    )
    state = models.CharField(
        _("release"),
        max_length=10,
        choices=[
            *((one.value, one.label) for one in (State.DRAFT, State.IN_REVIEW)),
            (DISCARDED, _("discarded")),
        ],
        default=State.DRAFT,
        help_text=_("In work, waiting for a second person, or given up."),
    )
    why = models.CharField(
        _("why it is changed"), max_length=300, help_text=_("Internal; it stays in the history.")
    )
    review_note = models.TextField(
        _("why it was sent back"), blank=True, help_text=_("Internal: what must be settled first.")
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who saved it last; another person releases it."),
    )
    edited_at = models.DateTimeField(_("saved"), help_text=_("Moment of the last save."))
    discarded_why = models.CharField(
        _("why it was discarded"), max_length=300, blank=True, help_text=_("Internal.")
    )
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("discarded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who gave it up. Empty: nobody did."),
    )
    discarded_at = models.DateTimeField(
        _("discarded"), null=True, help_text=_("Moment. Empty: it is in work.")
    )

    objects = NewVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("new version")
        verbose_name_plural = _("new versions")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=~Q(state="discarded"),
                name="records_newversion_unique",
                violation_error_message=_("A new version of this record is in work already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.record)

    @property
    def is_in_review(self) -> bool:
        """Whether it waits for a second person."""
        return self.state == State.IN_REVIEW

    def snapshot(self) -> Snapshot:
        """What the record is to say."""
        return unpacked(self.content_type.model_class(), self.object_id, self.base, self.content)

    def is_behind(self, record: Record) -> bool:
        """Whether the record says something else than when this version was begun."""
        if record.version == self.base:
            return False
        then = history_of(type(record), record.pk).snapshots.get(self.base)
        return then is None or written(then) != written(state_of(record))

    def send_to_review(self) -> None:
        """Asks a second person to look. Raises: ValidationError."""
        self.move(State.IN_REVIEW, "")

    def send_back(self, note: str) -> None:
        """Gives it back to its author, who reads the note. Raises: ValidationError."""
        if not note.strip():
            raise ValidationError({"review_note": SAY_WHAT_IS_MISSING})
        if not self.is_in_review:
            raise ValidationError(NOT_IN_REVIEW)
        self.move(State.DRAFT, note)

    def as_looked_at(self) -> NewVersionQuerySet:
        """The row, unless it was saved, released or discarded meanwhile."""
        own = NewVersion.objects.filter(pk=self.pk, number=self.number)
        return own.exclude(state=DISCARDED)

    def move(self, state: str, note: str) -> None:
        """Takes a step. Raises: ValidationError where it was saved or released meanwhile."""
        if not self.as_looked_at().update(state=state, review_note=note):
            raise ValidationError(MEANWHILE)
        self.state, self.review_note = state, note

    def discard(self, user: Account, why: str) -> None:
        """Gives it up; its text is kept with the reason. Raises: ValidationError."""
        if not why.strip():
            raise ValidationError({"discarded_why": SAY_WHY})
        done = self.as_looked_at().update(
            state=DISCARDED,
            discarded_why=why[:300],
            discarded_by=user.pk,
            discarded_at=timezone.now(),
        )
        if not done:
            raise ValidationError(MEANWHILE)

    def take_up(self) -> None:
        """Takes a discarded one up again. Raises: ValidationError where another is in work."""
        own = NewVersion.objects.filter(pk=self.pk, state=DISCARDED)
        try:
            with transaction.atomic():
                own.update(state=State.DRAFT, discarded_by=None, discarded_at=None)
        except IntegrityError as error:
            raise ValidationError(ANOTHER_IN_WORK) from error

    def leave(self) -> None:
        """Ends: it is public. Raises: ValidationError as `move`."""
        deleted, _kinds = self.as_looked_at().delete()
        if not deleted:
            raise ValidationError(MEANWHILE)

    def refuse_release(self, record: Record, user: Account, why: str) -> None:
        """Raises: ValidationError where it cannot go to the public as it stands."""
        if record.state != State.PUBLISHED:
            raise ValidationError(WITHDRAWN)
        if not self.is_in_review:
            raise ValidationError(NOT_IN_REVIEW)
        if self.is_behind(record):
            raise ValidationError(BEHIND)
        if self.edited_by_id == user.pk:
            refuse_own(user, why)

    def reason(self, user: Account, why: str) -> Any:
        """Why it is changed, and why its author released it alone."""
        return f"{self.why} — {why}" if why and self.edited_by_id == user.pk else self.why
