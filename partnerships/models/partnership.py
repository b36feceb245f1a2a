"""Partnership: the lasting link of a home city and a partner."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import inf

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import City, KeptByCities
from partnerships.models.event import LinkKind, LinkStatus, PartnershipEvent
from partnerships.models.links import BEGINNINGS, PartnershipQuerySet
from partnerships.state import LinkState, Step, counts_from, state_on
from records.fields import BoundField, EDTFField, SearchTextField
from records.languages import Localized, reader_language
from records.models import Record
from records.partial_dates import parse

NO_BEGINNING = _("Add the event by which the link began; its date may be empty.")


def steps_of(events: Iterable[PartnershipEvent]) -> list[Step]:
    """Events as plain steps, in the order of entry; those not yet kept come last."""
    entered = sorted(events, key=lambda event: event.pk or inf)
    return [
        Step(
            event.kind,
            event.link_kind,
            counts_from(
                event.date_latest,
                event.date_earliest,
                event.effective_latest,
                event.effective_earliest,
            ),
        )
        for event in entered
    ]


def beginning_of(kind: str, events: Sequence[PartnershipEvent]) -> PartnershipEvent:
    """The first of these events that made the link what it is: its signature, or its rise."""
    named = [event for event in events if event.names_kind == kind]
    return next(iter([*named, *(event for event in events if event.kind in BEGINNINGS)]))


class Partnership(KeptByCities, Record):
    """A link: one home city, one partner, told by its events."""

    REQUIRED_NEIGHBOURS = ("city", "partner")
    KEPT_BY = ("city", "partner")
    NAMES_PUBLIC = ("partner",)
    Kind = LinkKind
    Status = LinkStatus

    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("home city"),
        on_delete=models.PROTECT,
        related_name="links",
        limit_choices_to={"is_home": True},
        help_text=_("The Ukrainian city whose link it is."),
    )
    partner = models.ForeignKey(
        "cities.City",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="partner_links",
        help_text=_("The city, region or district at the other end."),
    )
    is_confirmed = models.BooleanField(
        _("state confirmed"),
        default=True,
        help_text=_("Untick where no source shows whether the link is still alive."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=7,
        choices=LinkKind.choices,
        editable=False,
        help_text=_("Kind today. Follows from the events."),
    )
    status = models.CharField(
        _("state"),
        max_length=10,
        choices=LinkStatus.choices,
        default=LinkStatus.ACTIVE,
        editable=False,
        help_text=_("State today. Follows from the events."),
    )
    established_edtf = EDTFField(
        _("established"),
        editable=False,
        help_text=_("First paper of its present kind. Follows from the events."),
    )
    established_earliest = BoundField(_("established, earliest day"))
    established_latest = BoundField(_("established, latest day"))
    ended_edtf = EDTFField(
        _("ended"), editable=False, help_text=_("Day of the end. Follows from the events.")
    )
    ended_earliest = BoundField(_("ended, earliest day"))
    ended_latest = BoundField(_("ended, latest day"))
    note_uk = models.TextField(
        _("note (Ukrainian)"), blank=True, help_text=_("What a reader should know of the link.")
    )
    note_en = models.TextField(_("note (English)"), blank=True, help_text=_("The same in English."))
    search_text = SearchTextField(of=("note_uk", "note_en"))

    note = Localized()
    objects = PartnershipQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "partner"],
                name="partnerships_partnership_unique_pair",
                violation_error_message=_(
                    "These two are already linked: open that record and add an event to it."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(city=F("partner")),
                name="partnerships_partnership_two_places",
                violation_error_message=_("A city cannot be its own partner: choose another."),
            ),
            models.CheckConstraint(
                condition=Q(ended_latest__isnull=True)
                | Q(established_earliest__isnull=True)
                | Q(ended_latest__gte=F("established_earliest")),
                name="partnerships_partnership_ends_after_begin",
                violation_error_message=_("The link ends before it begins: check both dates."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city.name} – {self.partner.name}"

    @classmethod
    def word_q(cls, word: str) -> Q:
        """A word of the note, or of a name of either city."""
        found = Q(search_text__contains=word)
        for end in ("city__", "partner__"):
            found |= Q(**{f"{end}search_text__contains": word}) | City.other_name_q(word, end)
        return found

    def called(self, language: str) -> str:
        """Both ends' names. Unknown: empty where one of them is not translated."""
        ends = [self.city.called(language), self.partner.called(language)]
        return " – ".join(ends) if all(ends) else ""

    def slug_basis(self) -> str:
        """Both ends: lviv--freiburg."""
        return f"{self.city.slug}--{self.partner.slug}"

    def free_slug(self) -> str:
        """The pair of both cities' slugs; it is unique, as the pair is."""
        return self.slug_basis()

    def clean(self) -> None:
        """Raises: ValidationError where a city stands at both ends."""
        if self.city_id and self.partner_id:
            super().clean()

    def state_on(self, day: date) -> LinkState:
        """Kind and status on a day; "unknown" where nothing shows the link is alive."""
        return self.state_after(self.events.all(), day)

    def state_after(self, events: Iterable[PartnershipEvent], day: date) -> LinkState:
        """The state that these events leave behind on a day."""
        state = state_on(day, steps_of(events))
        if state.status == self.Status.ACTIVE and not self.is_confirmed:
            return LinkState(state.kind, self.Status.UNKNOWN)
        return state

    def settle(self) -> None:
        """Follows the events as they are kept and saves once."""
        self.follow(self.events.all())
        self.save()

    def settle_again(self) -> None:
        """The same within the version just saved; what readers are told moves where they see it."""
        was_internal = self.public_version != self.version
        before = self.kind, self.status, self.established_edtf, self.ended_edtf
        self.follow(self.events.all())
        now = self.kind, self.status, self.established_edtf, self.ended_edtf
        self.is_internal_save = was_internal and before == now
        self.save_again()

    def follow(self, events: Iterable[PartnershipEvent]) -> None:
        """The one writer of kind, status and both dates. Raises: ValidationError."""
        events = sorted(events, key=lambda event: event.date_earliest or date.min)
        if not any(event.kind in BEGINNINGS for event in events):
            raise ValidationError(
                _("Add the event by which the link began; its date may be empty.")
            )
        state = self.state_after(events, timezone.localdate())
        ends = [event for event in events if event.kind == "terminated"]
        self.kind = state.kind or self.kind
        self.status = state.status or self.Status.UNKNOWN
        self.established_edtf = beginning_of(self.kind, events).date_edtf
        is_ended = ends and self.status == self.Status.TERMINATED
        self.ended_edtf = (ends[-1].effective_edtf or ends[-1].date_edtf) if is_ended else ""

    @property
    def is_current(self) -> bool:
        """Whether the link counts as in force today."""
        return self.status == self.Status.ACTIVE

    @property
    def has_no_date(self) -> bool:
        """Whether nobody knows when it began."""
        return not self.established_edtf

    @property
    def years(self) -> str:
        """Its years for a list: "1989", "1997–2022", "?–2016". Unknown: the word for it."""
        language = reader_language()
        own = getattr(self, "established_on", self.established_edtf)
        began = parse(own).year_label(language) if own else ""
        if self.status != self.Status.TERMINATED:
            return began or str(_("date unknown"))
        ended = self.ended.year_label(language) if self.ended else "?"
        return f"{began or '?'}–{ended}"

    @property
    def first_year(self) -> str:
        """The year of the first signature, of a link of `as_of` that was raised since; or empty."""
        first = getattr(self, "begun_on", "")
        if not first or first == self.established_on:
            return ""
        return parse(first).year_label(reader_language())

    def get_absolute_url(self) -> str:
        return reverse("partnership", args=[self.slug])
