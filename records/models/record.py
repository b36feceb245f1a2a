"""Record: permanent address, version and release, shared by everything we keep."""

from typing import Any, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.far_days import refuse_far_days
from records.fields import fill_bounds
from records.folding import fold
from records.history import RecordHistory, RegisterHistory, one_change
from records.languages import Localized
from records.models.release import Releases, State
from records.models.rights import Rights, RightsQuerySet
from records.slugs import MAX_LENGTH, make_slug, numbered

# Columns that each save writes
SAVED_ALWAYS = ("version", "public_version", "updated_at", "changed_at")
# Columns that follow from others, and are no part of the history
NOT_KEPT = ("search_text", "public_version", "changed_at")


class RecordQuerySet(RightsQuerySet):
    """What all records can be asked."""

    def public(self) -> Self:
        """The only gate to what visitors see: released, embargo over, neighbours too."""
        return self.filter(self.model.public_q())

    def gone(self) -> Self:
        """Once public, now withdrawn or merged: their address answers with the reason."""
        seen = Q(embargo_until__isnull=True) | Q(embargo_until__lte=timezone.now())
        return self.filter(seen, state=State.WITHDRAWN, published_at__isnull=False)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Deletes records and their rows as one change."""
        with one_change():
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def with_sources(self) -> Self:
        """With the citations whose sources are public."""
        cited = self.model._meta.get_field("citations").related_model.objects
        return self.prefetch_related(Prefetch("citations", cited.public().for_pages()))

    def matching(self, text: str) -> Self:
        """Records in which each word of the text stands, in any language or spelling."""
        found = self
        for word in dict.fromkeys(fold(text).split()):
            found = found.filter(self.model.word_q(word))
        return found

    def for_lists(self) -> Self:
        """With the neighbours that a list row shows."""
        return self.with_sources()

    def for_pages(self) -> Self:
        """With the neighbours that the record's own page shows."""
        return self.for_lists()

    def for_api(self) -> Self:
        """With the neighbours that the API names."""
        return self.for_pages()


class Record(Releases, Rights, models.Model):
    """A row of the register that people cite: it has an address for ever."""

    State = State
    # Neighbours without which this record makes no sense; they must be public too
    REQUIRED_NEIGHBOURS: tuple[str, ...] = ()
    # Facts need a source; a place or a source is no claim and needs none
    NEEDS_CITATION = True
    # Columns that no visitor ever sees: they change without a release
    INTERNAL: tuple[str, ...] = ("internal_note",)
    # The column that names the record, without its language
    NAMED_BY = "name"
    # Set before a save that changes nothing readers may see: its moment is not theirs to know
    is_internal_save = False

    slug = models.SlugField(
        _("address"),
        max_length=MAX_LENGTH,
        unique=True,
        blank=True,
        help_text=_(
            "Permanent public id in Latin letters. Leave empty: it is made from the name. "
            "It cannot change once the record was published."
        ),
    )
    version = models.PositiveIntegerField(
        _("version"), default=0, editable=False, help_text=_("Grows by one with each save.")
    )
    public_version = models.PositiveIntegerField(
        _("public version"),
        default=1,
        editable=False,
        help_text=_("The version that changed last what readers may see."),
    )
    state = models.CharField(
        _("release"),
        max_length=10,
        choices=State.choices,
        default=State.DRAFT,
        help_text=_("Only published records are public. Publishing needs a source."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("A published record stays invisible until this moment."),
    )
    review_note = models.TextField(
        _("why it is held back"),
        blank=True,
        help_text=_("Internal, never public: what must be settled before release."),
    )
    internal_note = models.TextField(
        _("internal note"),
        blank=True,
        help_text=_("For colleagues, never public: agreed by phone, ask again in May."),
    )
    withdrawal_reason_uk = models.TextField(
        _("reason of withdrawal (Ukrainian)"),
        blank=True,
        help_text=_("Public: the address of a withdrawn record answers with it."),
    )
    withdrawal_reason_en = models.TextField(
        _("reason of withdrawal (English)"), blank=True, help_text=_("The same in English.")
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        help_text=_("For a withdrawn double: its address leads to this record."),
    )
    published_at = models.DateTimeField(
        _("first published"), null=True, editable=False, help_text=_("Moment of first release.")
    )
    created_at = models.DateTimeField(
        _("created"), auto_now_add=True, help_text=_("Moment of the first save.")
    )
    updated_at = models.DateTimeField(
        _("last change"), auto_now=True, help_text=_("Moment of the last save.")
    )
    changed_at = models.DateTimeField(
        _("last public change"),
        default=timezone.now,
        editable=False,
        help_text=_("Moment of the last save that changed what readers may see."),
    )
    citations = GenericRelation("records.Citation")
    contacts = GenericRelation("records.ContactPerson")
    history = RegisterHistory(inherit=True, bases=[RecordHistory], excluded_fields=[*NOT_KEPT])

    withdrawal_reason = Localized()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawal_reason_uk=""),
                name="%(app_label)s_%(class)s_withdrawn_says_why",
                violation_error_message=_("Write why the record is withdrawn: readers see it."),
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_moment",
                violation_error_message=_("A published record needs the moment of its release."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(state="withdrawn"),
                name="%(app_label)s_%(class)s_merged_is_withdrawn",
                violation_error_message=_("Withdraw the record before merging it into another."),
            ),
        ]

    def __str__(self) -> str:
        return str(getattr(self, self.NAMED_BY))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves as the next version."""
        self.slug = self.slug or self.free_slug()
        self.stamp_release()
        self.version += 1
        if not self.is_internal_save:
            self.public_version, self.changed_at = self.version, timezone.now()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *SAVED_ALWAYS}
        super().save(*args, **kwargs)
        # Of one save only
        self.is_internal_save = False

    def save_again(self) -> None:
        """Saves what follows from its rows, within the version just saved."""
        self.version -= 1
        self.save()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises: ValidationError once published: an address given out answers for ever."""
        if self.was_published:
            raise ValidationError(_("Withdraw a published record instead of deleting it."))
        with one_change():
            return super().delete(*args, **kwargs)

    @classmethod
    def public_q(cls, prefix: str = "") -> Q:
        """The condition of being public, for this model or for a neighbour at `prefix`."""
        now = timezone.now()
        condition = Q(**{f"{prefix}state": State.PUBLISHED}) & (
            Q(**{f"{prefix}embargo_until__isnull": True})
            | Q(**{f"{prefix}embargo_until__lte": now})
        )
        for name in cls.REQUIRED_NEIGHBOURS:
            neighbour = cls._meta.get_field(name).related_model
            condition &= neighbour.public_q(f"{prefix}{name}__")
        return condition

    @classmethod
    def word_q(cls, word: str) -> Q:
        """The condition that a folded word stands in the record."""
        return Q(search_text__contains=word)

    @property
    def public_slug(self) -> str:
        """The slug in its public addresses."""
        return self.slug

    def called(self, language: str) -> str:
        """The record's name in one language. Unknown: empty, not translated yet."""
        return str(getattr(self, f"{self.NAMED_BY}_{language}"))

    @property
    def is_public(self) -> bool:
        """Whether visitors see the record at this moment."""
        return type(self)._default_manager.filter(pk=self.pk).public().exists()

    @property
    def was_published(self) -> bool:
        """Whether the address was ever given out."""
        return self.published_at is not None

    def clean(self) -> None:
        """Fills the slug; Raises: ValidationError for a changed address."""
        super().clean()
        fill_bounds(self)
        self.slug = self.slug or self.free_slug()
        self.stamp_release()
        before = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        if before and before.was_published and before.slug != self.slug:
            raise ValidationError(
                {"slug": _("The address was published as “%s” and stays.") % before.slug}
            )
        refuse_far_days(self)
        if self.pk and self.merged_into_id == self.pk:
            raise ValidationError({"merged_into": _("A record cannot be merged into itself.")})

    def slug_basis(self) -> str:
        """The text a new slug is made from: the English name, else the Ukrainian one."""
        return getattr(self, f"{self.NAMED_BY}_en") or getattr(self, f"{self.NAMED_BY}_uk")

    def free_slug(self) -> str:
        """A slug that no other record of this kind has."""
        base, number = make_slug(self.slug_basis()), 1
        others = type(self)._default_manager.exclude(pk=self.pk)
        while others.filter(slug=numbered(base, number)).exists():
            number += 1
        return numbered(base, number)

    def stamp_release(self) -> None:
        """Keeps the moment of the first release."""
        if self.state == State.PUBLISHED and self.published_at is None:
            self.published_at = timezone.now()

    def publish(self) -> None:
        """Releases the record. Raises: ValidationError without a source."""
        if self.NEEDS_CITATION and not self.citations.exists():
            raise ValidationError(_("Nothing is published without a source: cite one first."))
        self.state = State.PUBLISHED
        self.full_clean()
        self.save()

    def leave_to(self, heir: Self) -> None:
        """What its heir takes over when the two are merged, beside what pointed to it."""

    def withdraw(self, reason_uk: str, reason_en: str = "") -> None:
        """Takes a record back; its address then answers 410 with the reason."""
        self.state = State.WITHDRAWN
        self.withdrawal_reason_uk, self.withdrawal_reason_en = reason_uk, reason_en
        self.full_clean()
        self.save()
