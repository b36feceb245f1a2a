"""Agreement: a signed document with two or more parties."""

from datetime import date, timedelta
from typing import Any, Self

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cities.models import City, KeptByCities
from partnerships.approval import Path, Standing, Step, path_of, standing
from partnerships.models.approval_step import ApprovalStep
from partnerships.models.partnership import Partnership
from partnerships.models.party import Party, city_xor_organization
from partnerships.models.signed_copy import check_pdf
from records.fields import BoundField, EDTFField, SearchTextField
from records.history import RegisterHistory, RowHistory
from records.languages import Localized
from records.models import Record, RecordQuerySet, State

NOT_SIGNED = _("Nothing is published as signed without a date: write the day, month or year.")


class AgreementQuerySet(RecordQuerySet):
    """What agreements can be asked."""

    def of_city(self, city: City) -> Self:
        """Agreements kept by the city or to which it is a party."""
        party = AgreementParty.objects.filter(city=city).values("agreement")
        return self.filter(Q(city=city) | Q(pk__in=party))

    def in_force(self, day: date) -> Self:
        """Signed, not run out by the day, and not all of their links ended.

        Unknown: without a recorded day of signature or end, an agreement counts as in force.
        """
        links = Partnership.objects.public().filter(agreements=OuterRef("pk")).order_by()
        ended = links.filter(status=Partnership.Status.TERMINATED)
        lasting = links.exclude(status=Partnership.Status.TERMINATED)
        signed = Q(signed_on_earliest__lte=day) | Q(signed_on_earliest__isnull=True)
        valid = Q(valid_until_latest__gte=day) | Q(valid_until_latest__isnull=True)
        return self.filter(signed, valid, ~Exists(ended) | Exists(lasting))

    def expiring(self, day: date, within: timedelta) -> Self:
        """Valid today, and perhaps not any more when so many days have passed."""
        return self.filter(
            valid_until_latest__gte=day, valid_until_earliest__lte=day + within
        ).exclude(state=State.WITHDRAWN)

    def awaiting_ministry(self, day: date) -> Self:
        """Sent to the ministry by the day, and neither approved nor signed since."""
        steps = ApprovalStep.objects.filter(taken_on__lte=day)
        sent = steps.filter(step=Step.SENT).values("agreement")
        later = steps.filter(step__in=(Step.APPROVED, Step.SIGNED, Step.ENDED)).values("agreement")
        kept = self.exclude(state=State.WITHDRAWN)
        return kept.filter(pk__in=sent).exclude(pk__in=later)

    def of_link(self, link: Partnership) -> Self:
        """Papers of the link, and others that both its cities signed."""
        both = AgreementParty.objects.filter(city=link.partner).values("agreement")
        return self.filter(
            Q(pk__in=link.agreements.order_by().values("pk"))
            | Q(pk__in=self.of_city(link.city).order_by().values("pk")) & Q(pk__in=both)
        )

    def for_lists(self) -> Self:
        """With home city, public parties and areas, the newest first."""
        parties = Prefetch("parties", AgreementParty.objects.public().for_lists())
        rows = self.with_sources().select_related("city").prefetch_related(parties, "areas")
        return rows.order_by(F("signed_on_earliest").desc(nulls_last=True), "pk")

    def for_pages(self) -> Self:
        """With the public links it belongs to as well."""
        links = Partnership.objects.public().select_related("city", "partner").order_by("pk")
        return self.for_lists().prefetch_related(Prefetch("partnerships", links))


class Agreement(KeptByCities, Record):
    """A document that cities or organizations signed."""

    REQUIRED_NEIGHBOURS = ("city",)
    KEPT_BY_ROWS = {"parties": {}}
    NAMED_BY = "title"

    class Kind(models.TextChoices):
        """What kind of document it is."""

        SISTER_CITY = "sister_city_agreement", _("sister city agreement")
        PARTNERSHIP = "partnership_agreement", _("partnership agreement")
        DECLARATION = "declaration", _("declaration")
        UNDERSTANDING = "memorandum_of_understanding", _("memorandum of understanding")
        COOPERATION = "memorandum_of_cooperation", _("memorandum of cooperation")
        INTENT = "letter_of_intent", _("letter of intent")
        GRANT = "grant_agreement", _("grant agreement")

    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("home city"),
        on_delete=models.PROTECT,
        related_name="kept_agreements",
        limit_choices_to={"is_home": True},
        help_text=_("The home city whose record it is; not always a party."),
    )
    title_uk = models.CharField(
        _("title (Ukrainian)"), max_length=250, help_text=_("As in the document, or descriptive.")
    )
    title_en = models.CharField(
        _("title (English)"), max_length=250, blank=True, help_text=_("The same in English.")
    )
    kind = models.CharField(
        _("kind"),
        max_length=30,
        choices=Kind.choices,
        help_text=_("What the document calls itself."),
    )
    signed_on_edtf = EDTFField(
        _("signed"), help_text=_("2023-09-14, 2023-09, 2023 or 1990~. Empty: unknown.")
    )
    signed_on_earliest = BoundField(_("signed, earliest day"))
    signed_on_latest = BoundField(_("signed, latest day"))
    valid_until_edtf = EDTFField(
        _("valid until"), help_text=_("2028-11 or 2028. Empty: not limited, or not known.")
    )
    valid_until_earliest = BoundField(_("valid until, earliest day"))
    valid_until_latest = BoundField(_("valid until, latest day"))
    partnerships = models.ManyToManyField(
        "partnerships.Partnership",
        verbose_name=_("partnerships"),
        blank=True,
        related_name="agreements",
        help_text=_("The links that this paper belongs to."),
    )
    areas = models.ManyToManyField(
        "partnerships.Area", verbose_name=_("areas"), blank=True, help_text=_("What it covers.")
    )
    document = models.FileField(
        _("document"),
        upload_to="agreements/",
        blank=True,
        validators=[FileExtensionValidator(["pdf"]), check_pdf],
        help_text=_("Signed copy as PDF. Public once the record is published."),
    )
    document_url = models.URLField(
        _("link to the document"), max_length=600, blank=True, help_text=_("Where its text stands.")
    )
    summary_uk = models.TextField(
        _("summary (Ukrainian)"), blank=True, help_text=_("What was agreed, in a few sentences.")
    )
    summary_en = models.TextField(
        _("summary (English)"), blank=True, help_text=_("The same in English.")
    )
    search_text = SearchTextField(of=("title_uk", "title_en", "summary_uk", "summary_en"))

    title = Localized()
    summary = Localized()
    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_until_latest__isnull=True)
                | Q(signed_on_earliest__isnull=True)
                | Q(valid_until_latest__gte=F("signed_on_earliest")),
                name="partnerships_agreement_valid_after_signed",
                violation_error_message=_("It runs out before it is signed: check both dates."),
            ),
        ]

    def missing_for_release(self) -> dict[str, Any]:
        """The day it was signed, be it only the year."""
        return {} if self.signed_on_edtf else {"signed_on_edtf": NOT_SIGNED}

    @property
    def path(self) -> Path:
        """Which way it goes before it is signed, by its parties abroad."""
        parties = list(self.parties.select_related("city", "organization"))
        cities = [one for one in parties if one.city and not one.city.is_ukrainian]
        bodies = [one for one in parties if one.organization]
        return path_of(len(cities), len(bodies))

    def standing_on(self, day: date) -> Standing | None:
        """Where its approval stands. Unknown: None, no step was taken yet."""
        return standing([one.taken for one in self.approval_steps.all()], day)

    @classmethod
    def word_q(cls, word: str) -> Q:
        """A word of title or summary, or of a city that is a party."""
        named = Q(city__search_text__contains=word) | City.other_name_q(word, "city__")
        parties = AgreementParty.objects.public().filter(named).values("agreement")
        return Q(search_text__contains=word) | Q(pk__in=parties)

    def get_absolute_url(self) -> str:
        return reverse("agreement", args=[self.slug])


class AgreementParty(Party):
    """Who signed an agreement."""

    KEPT_WITH = "agreement"

    agreement = models.ForeignKey(
        "partnerships.Agreement",
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        related_name="parties",
        help_text=_("The document."),
    )

    history = RegisterHistory(bases=[RowHistory])

    class Meta(Party.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            city_xor_organization("partnerships_agreementparty_xor"),
            models.UniqueConstraint(
                fields=["agreement", "city"],
                name="partnerships_agreementparty_unique_city",
                violation_error_message=_("This city is already a party."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "organization"],
                name="partnerships_agreementparty_unique_organization",
                violation_error_message=_("This organization is already a party."),
            ),
        ]
