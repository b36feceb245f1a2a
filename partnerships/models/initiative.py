"""Initiative: a joint project, facility, event, training or hub."""

from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cities.models import City, KeptByCities
from partnerships.models.agreement import Agreement
from partnerships.models.partnership import Partnership
from partnerships.models.party import Party, city_xor_organization
from records.fields import BoundField, EDTFField, SearchTextField
from records.history import RegisterHistory, RowHistory
from records.languages import Localized
from records.models import Record, RecordQuerySet


class InitiativeQuerySet(RecordQuerySet):
    """What initiatives can be asked."""

    def of_city(self, city: City) -> Self:
        """Initiatives kept by the city or in which it takes part."""
        party = InitiativeParty.objects.filter(city=city).values("initiative")
        return self.filter(Q(city=city) | Q(pk__in=party))

    def of_link(self, link: Partnership) -> Self:
        """What rests on a public paper of the link, or what both its cities take part in."""
        papers = link.agreements.public().order_by().values("pk")
        both = InitiativeParty.objects.filter(city=link.partner).values("initiative")
        resting = Initiative.agreements.through.objects.filter(agreement__in=papers)
        return self.filter(
            Q(pk__in=resting.values("initiative"))
            | Q(pk__in=self.of_city(link.city).order_by().values("pk")) & Q(pk__in=both)
        )

    def for_lists(self) -> Self:
        """With home city, public parties and areas, the newest first."""
        parties = Prefetch("parties", InitiativeParty.objects.public().for_lists())
        rows = self.with_sources().select_related("city").prefetch_related(parties, "areas")
        return rows.order_by(
            F("when_earliest").desc(nulls_last=True), F("when_latest").desc(nulls_last=True), "pk"
        )

    def for_pages(self) -> Self:
        """With the public papers it rests on as well."""
        papers = Agreement.objects.public().select_related("city").order_by("pk")
        return self.for_lists().prefetch_related(Prefetch("agreements", papers))


class Initiative(KeptByCities, Record):
    """What partners do together besides giving."""

    REQUIRED_NEIGHBOURS = ("city",)
    KEPT_BY_ROWS = {"parties": {}}
    NAMED_BY = "title"

    class Kind(models.TextChoices):
        """What kind of undertaking it is."""

        PROJECT = "project", _("project")
        FACILITY = "facility", _("facility")
        EVENT = "event", _("event")
        FESTIVAL = "festival", _("festival")
        EXHIBITION = "exhibition", _("exhibition")
        TRAINING = "training", _("training")
        HUB = "coordination_hub", _("coordination hub")
        SHELTER = "shelter_programme", _("shelter programme")

    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("home city"),
        on_delete=models.PROTECT,
        related_name="kept_initiatives",
        limit_choices_to={"is_home": True},
        help_text=_("The home city whose record it is."),
    )
    title_uk = models.CharField(
        _("title (Ukrainian)"), max_length=250, help_text=_("Short and without addresses.")
    )
    title_en = models.CharField(
        _("title (English)"), max_length=250, blank=True, help_text=_("The same in English.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, help_text=_("What kind of undertaking.")
    )
    when_edtf = EDTFField(
        _("when"), help_text=_("2023-09-14, 2022-21 (spring), 2024-04/2025, 2022/.. (since).")
    )
    when_earliest = BoundField(_("when, earliest day"))
    when_latest = BoundField(_("when, latest day"))
    agreements = models.ManyToManyField(
        "partnerships.Agreement",
        verbose_name=_("agreements"),
        blank=True,
        related_name="initiatives",
        help_text=_("The papers it rests on."),
    )
    areas = models.ManyToManyField(
        "partnerships.Area", verbose_name=_("areas"), blank=True, help_text=_("What it is about.")
    )
    summary_uk = models.TextField(
        _("summary (Ukrainian)"), blank=True, help_text=_("What was done, in a few sentences.")
    )
    summary_en = models.TextField(
        _("summary (English)"), blank=True, help_text=_("The same in English.")
    )
    search_text = SearchTextField(of=("title_uk", "title_en", "summary_uk", "summary_en"))

    title = Localized()
    summary = Localized()
    objects = InitiativeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    @classmethod
    def word_q(cls, word: str) -> Q:
        """A word of title or summary, or of a city that takes part."""
        named = Q(city__search_text__contains=word) | City.other_name_q(word, "city__")
        parties = InitiativeParty.objects.public().filter(named).values("initiative")
        return Q(search_text__contains=word) | Q(pk__in=parties)

    def get_absolute_url(self) -> str:
        return reverse("initiative", args=[self.slug])


class InitiativeParty(Party):
    """Who takes part in an initiative."""

    KEPT_WITH = "initiative"

    initiative = models.ForeignKey(
        "partnerships.Initiative",
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        related_name="parties",
        help_text=_("The undertaking."),
    )

    history = RegisterHistory(bases=[RowHistory])

    class Meta(Party.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            city_xor_organization("partnerships_initiativeparty_xor"),
            models.UniqueConstraint(
                fields=["initiative", "city"],
                name="partnerships_initiativeparty_unique_city",
                violation_error_message=_("This city is already a party."),
            ),
            models.UniqueConstraint(
                fields=["initiative", "organization"],
                name="partnerships_initiativeparty_unique_organization",
                violation_error_message=_("This organization is already a party."),
            ),
        ]
