"""Delivery: one row of aid, at one stage."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from aid.models.accounting import Accounted, ReportsDue
from aid.models.item import Item
from aid.models.participant import Participant
from aid.models.relation import DeliveryRelation
from cities.models import City, KeptByCities
from partnerships.models import Agreement, Initiative, Organization
from records.fields import BoundField, EDTFField, SearchTextField
from records.languages import Localized
from records.models import Record, RecordQuerySet, State

# After so long one asks what became of a pledge
ASKED_AFTER = timedelta(days=365)


class DeliveryQuerySet(ReportsDue, RecordQuerySet):
    """What deliveries can be asked."""

    def to_city(self, city: City) -> Self:
        """Aid that the city received, or is to receive."""
        return self.filter(city=city)

    def given_by(self, city: City) -> Self:
        """Aid of which the city is a donor."""
        return self.with_part_of(city, Participant.Role.DONOR)

    def handled_by(self, city: City) -> Self:
        """Aid that the city only collected and forwarded (hub) or carried."""
        return self.with_part_of(city, Participant.Role.HUB, Participant.Role.CARRIER)

    def with_organization(self, organization: Organization) -> Self:
        """Aid in which the organization took part in any role."""
        rows = Participant.objects.filter(organization=organization).values("delivery")
        return self.filter(pk__in=rows)

    def with_part_of(self, city: City, *roles: str) -> Self:
        """Aid in which the city took part in one of the roles."""
        rows = Participant.objects.filter(city=city, role__in=roles).values("delivery")
        return self.filter(pk__in=rows)

    def without_follow_up(self, day: date, after: timedelta) -> Self:
        """Pledges that nothing fulfils though so much time has passed; undated ones since entry."""
        kept = DeliveryRelation.objects.filter(kind=DeliveryRelation.Kind.FULFILS)
        kept = kept.exclude(delivery__state=State.WITHDRAWN)
        dated = Q(when_latest__lt=day - after)
        undated = Q(when_latest__isnull=True, created_at__date__lt=day - after)
        waiting = self.filter(dated | undated, stage=Delivery.Stage.PLEDGED)
        return waiting.exclude(state=State.WITHDRAWN).exclude(pk__in=kept.values("target"))

    def with_flags(self) -> Self:
        """Adds `is_part` (inside another row's figure) and `may_overlap` (another counted row)."""
        ties = DeliveryRelation.objects.order_by()
        parts = ties.filter(kind=DeliveryRelation.Kind.PART_OF)
        doubts = ties.filter(kind=DeliveryRelation.Kind.OVERLAPS)

        def overlapping(this: str, other: str) -> Exists:
            """A doubt of the row with a public one that is no part; looked up row by row."""
            seen = doubts.filter(Delivery.public_q(f"{other}__"), **{this: OuterRef("pk")})
            counted = Q(**{f"{other}__is_part_of_unlisted": False})
            return Exists(seen.filter(counted, ~Exists(parts.filter(delivery=OuterRef(other)))))

        return self.annotate(
            is_part=Q(is_part_of_unlisted=True) | Exists(parts.filter(delivery=OuterRef("pk"))),
            may_overlap=overlapping("delivery", "target") | overlapping("target", "delivery"),
        )

    def for_lists(self) -> Self:
        """With city, items, public participants and relations, the newest first."""
        took_part = Prefetch("participants", Participant.objects.public().for_lists())
        rows = self.with_sources().with_flags().select_related("city")
        return rows.prefetch_related(took_part, "items").order_by(
            F("when_earliest").desc(nulls_last=True), F("when_latest").desc(nulls_last=True), "pk"
        )

    def for_pages(self) -> Self:
        """With the public rows, papers and initiatives it is tied to as well."""
        kin = DeliveryRelation.objects.filter(Delivery.public_q("target__"))
        back = DeliveryRelation.objects.filter(Delivery.public_q("delivery__"))
        papers = Agreement.objects.public().select_related("city")
        joint = Initiative.objects.public().select_related("city").order_by("pk")
        return self.for_lists().prefetch_related(
            Prefetch("relations", kin.select_related("target__city").order_by("pk")),
            Prefetch("related_from", back.select_related("delivery__city").order_by("pk")),
            Prefetch("agreement", papers),
            Prefetch("initiatives", joint),
        )


class Delivery(KeptByCities, Accounted, Record):
    """One row of aid at one stage; a later stage is its own row and fulfils this one (R4)."""

    REQUIRED_NEIGHBOURS = ("city",)
    KEPT_BY_ROWS = {"participants": {"role": Participant.Role.RECEIVER}}
    NAMED_BY = "title"

    class Stage(models.TextChoices):
        """How firm the aid is."""

        PLEDGED = "pledged", _("pledged")
        COMMITTED = "committed", _("committed")
        DELIVERED = "delivered", _("delivered")

    class Category(models.TextChoices):
        """What the aid is for."""

        HUMANITARIAN = "humanitarian_supplies", _("humanitarian supplies")
        SHELTER = "shelter", _("shelter")
        VEHICLES = "vehicles", _("vehicles")
        ENERGY = "energy_equipment", _("energy equipment")
        FINANCE = "finance", _("finance")
        MEDICAL = "medical", _("medical aid")
        MUNICIPAL = "municipal_equipment", _("municipal equipment")
        IT = "it_equipment", _("IT equipment")
        RECONSTRUCTION = "reconstruction", _("reconstruction")
        WATER = "water", _("water")

    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("recipient city"),
        on_delete=models.PROTECT,
        related_name="deliveries",
        limit_choices_to={"is_home": True},
        help_text=_("The home city that receives; places inside it are never named."),
    )
    title_uk = models.CharField(
        _("title (Ukrainian)"),
        max_length=250,
        help_text=_("What and from whom, without addresses."),
    )
    title_en = models.CharField(
        _("title (English)"), max_length=250, blank=True, help_text=_("The same in English.")
    )
    stage = models.CharField(
        _("stage"),
        max_length=10,
        choices=Stage.choices,
        help_text=_(
            "Pledged: announced. Committed: a firm written obligation. Delivered: handed over."
        ),
    )
    when_edtf = EDTFField(
        _("when"),
        help_text=_(
            "2023-09-14, 2023-09, 2022-21 (spring), 2022-03/2022-12, 2022~. Empty: unknown."
        ),
    )
    when_earliest = BoundField(_("when, earliest day"))
    when_latest = BoundField(_("when, latest day"))
    category = models.CharField(
        _("category"), max_length=25, choices=Category.choices, help_text=_("What it is for.")
    )
    shared_with_uk = models.CharField(
        _("shared with (Ukrainian)"),
        max_length=200,
        blank=True,
        help_text=_("Other places it was given to, separated by “; ”, if the split is unknown."),
    )
    shared_with_en = models.CharField(
        _("shared with (English)"), max_length=200, blank=True, help_text=_("The same in English.")
    )
    is_part_of_unlisted = models.BooleanField(
        _("part of a figure that is not listed"),
        default=False,
        help_text=_(
            "Inside the figure of a whole that is no record here: no total counts this row."
        ),
    )
    agreement = models.ForeignKey(
        "partnerships.Agreement",
        verbose_name=_("agreement"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="deliveries",
        help_text=_("The paper it was given under."),
    )
    initiatives = models.ManyToManyField(
        "partnerships.Initiative",
        verbose_name=_("initiatives"),
        blank=True,
        related_name="deliveries",
        help_text=_("What it was given for."),
    )
    summary_uk = models.TextField(
        _("summary (Ukrainian)"), blank=True, help_text=_("What readers should know, no addresses.")
    )
    summary_en = models.TextField(
        _("summary (English)"), blank=True, help_text=_("The same in English.")
    )
    search_text = SearchTextField(of=("title_uk", "title_en", "summary_uk", "summary_en"))

    title = Localized()
    summary = Localized()
    shared_with = Localized()
    objects = DeliveryQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        # What a sum asks of a row stands in the index: its long texts stay unread
        indexes = [
            models.Index(
                fields=[
                    *("state", "embargo_until", "city", "stage", "category"),
                    *("shared_with_uk", "shared_with_en", "is_part_of_unlisted", "slug"),
                ],
                name="aid_delivery_summed",
            )
        ]

    @classmethod
    def word_q(cls, word: str) -> Q:
        """A word of title or summary, or of a city or organization that took part."""
        named = Q(city__search_text__contains=word) | City.other_name_q(word, "city__")
        named |= Q(organization__search_text__contains=word)
        took_part = Participant.objects.public().filter(named).values("delivery")
        return Q(search_text__contains=word) | Q(pk__in=took_part)

    def in_role(self, role: str) -> list[Participant]:
        """Who took part in the role, as far as visitors may see them."""
        return [one for one in self.participants.all() if one.role == role]

    @property
    def donors(self) -> list[Participant]:
        """Who gave. Empty: not named."""
        return self.in_role(Participant.Role.DONOR)

    @property
    def hubs(self) -> list[Participant]:
        """Who collected and forwarded what others gave (R5)."""
        return self.in_role(Participant.Role.HUB)

    @property
    def measured_items(self) -> list[Item]:
        """What the row measures, without numbers that only describe."""
        return [item for item in self.items.all() if item.nature != Item.Nature.CONTEXT]

    def get_absolute_url(self) -> str:
        return reverse("delivery", args=[self.slug])
