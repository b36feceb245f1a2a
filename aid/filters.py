"""Filters deliveries, on the page and in the API."""

from datetime import date
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aid.goods import GOODS, good_label
from aid.grouping import (
    INTERNATIONAL,
    NOT_NAMED,
    SEVERAL,
    country_key,
    split_of,
    time_key,
)
from aid.measures import ALL_VEHICLES, measure_of, measured
from aid.models import Delivery, Item, Participant
from aid.models.delivery import DeliveryQuerySet
from aid.receipts import Reason
from aid.standing import Standing
from cities.filters import CountryFilterSet, country_choices, home_cities, partner_cities
from cities.models import City
from partnerships.filters import among, countries_of
from partnerships.models import Organization
from records.filters import (
    STEERING,
    ChoicesFilter,
    EvidenceFilterSet,
    SlugsFilter,
    YearFilterSet,
)
from records.languages import reader_language

SPLITS = [
    ("known", _("for one city alone")),
    ("unknown", _("shared with other places, split unknown")),
]
# Which column of a donor each filter compares
DONOR_OF = {"partner": "city__slug", "organization": "organization__slug"}
ONE_COUNTRY = "one_country"
DONORS = [
    (ONE_COUNTRY, _("of one country")),
    (SEVERAL, _("of several countries")),
    (INTERNATIONAL, _("international")),
    (NOT_NAMED, _("not named")),
]
_ONE = r"[12][0-9]{3}(-Q[1-4])?"
PERIOD = rf"^(unknown|{_ONE}|{_ONE}/({_ONE})?|/{_ONE})\Z"
COUNTED = "counted"
REASONS = [
    (COUNTED, _("counted in totals")),
    (Reason.PART_OF, _("part of another row, not counted")),
    (Reason.FORWARDED_FROM, _("forwarded from another row, not counted")),
    (Reason.NO_QUANTITY, _("states no quantity")),
    (Reason.MIXED_GOODS, _("pieces of mixed goods")),
    (Reason.OVERLAPS, _("may overlap another row")),
    (Reason.SHARED, _("shared with other places")),
    (Reason.APPROXIMATE, _("about, more than, less than or between")),
]


def good_choices() -> list[tuple[str, str]]:
    """Goods with their names in the reader's language."""
    return [(code, good_label(code, reader_language())) for code in GOODS]


def measure_choices() -> list[tuple[str, str]]:
    """What public rows of aid are measured in, in reading order and the reader's language."""
    items = Item.objects.filter(delivery__in=Delivery.objects.public().order_by().values("pk"))
    kinds = items.order_by().values_list("nature", "good", "unit").distinct()
    found = {measured(*kind) for kind in kinds} - {None} | {ALL_VEHICLES}
    ordered = sorted(found, key=lambda measure: measure.place)
    return [(measure.key, measure.name(reader_language())) for measure in ordered]


def donor_organizations(request: object = None) -> models.QuerySet[Organization]:
    """Public organizations, the choices of the donors' filter."""
    return Organization.objects.public()


DAYS = "2023-02-01/2023-05-31"


class PeriodFilter(django_filters.CharFilter):
    """A year, a quarter, or a range of them."""

    schema = {"type": "string", "pattern": PERIOD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        message = _("Write a year or a quarter, 2022 or 2022-Q1, a range 2022-Q1/2022-Q3, unknown.")
        kwargs.setdefault("validators", [RegexValidator(PERIOD, message)])
        super().__init__(*args, **kwargs)


def validate_days(text: str) -> None:
    """Raises: ValidationError unless two days of the calendar."""
    try:
        first, last = (date.fromisoformat(one) for one in text.split("/"))
    except ValueError as error:
        raise ValidationError(_("Write two days, the first and the last: %s.") % DAYS) from error
    if first > last or len(text) != len(DAYS):
        raise ValidationError(_("Write two days, the first and the last: %s.") % DAYS)


class DaysFilter(django_filters.CharFilter):
    """The first and the last day of a period."""

    schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}$"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [validate_days])
        super().__init__(*args, **kwargs)


class MeasureFilter(django_filters.ChoiceFilter):
    """What is counted; the choices are those of public rows."""

    schema = {"type": "string", "pattern": "^[-a-zA-Z_]+$"}


class DeliveryFilter(EvidenceFilterSet, CountryFilterSet, YearFilterSet):
    """By recipient, donor, donor's country, stage, category, good and time."""

    YEAR_OF = "when"
    # The page's chart is chosen in the same address
    steering = STEERING | {"chart", "by"}

    city = SlugsFilter(queryset=home_cities, label=_("Recipient city"))
    partner = SlugsFilter(queryset=partner_cities, method="by_donor", label=_("Donor city"))
    country = ChoicesFilter(
        choices=country_choices, method="by_country", label=_("Country of a donor")
    )
    stage = ChoicesFilter(choices=Delivery.Stage.choices, label=_("Stage"))
    category = ChoicesFilter(choices=Delivery.Category.choices, label=_("Category"))
    good = ChoicesFilter(choices=good_choices, method="by_good", label=_("Good"))
    measure = MeasureFilter(
        choices=measure_choices,
        method="keep",
        label=_("Counted in"),
        help_text=_(
            "Only the rows behind one figure of the totals: vehicles, generator, money-EUR."
        ),
    )

    receipt = django_filters.ChoiceFilter(
        choices=REASONS,
        method="keep",
        label=_("On the receipt"),
        help_text=_("Only the rows that a receipt names for a reason: part_of, approximate."),
    )
    organization = SlugsFilter(
        queryset=donor_organizations, method="by_organization", label=_("Donor organization")
    )
    donors = django_filters.ChoiceFilter(
        choices=DONORS,
        method="by_donors",
        label=_("Countries of the donors"),
        help_text=_("Whether all donors of a row have one country."),
    )
    when = PeriodFilter(
        method="by_period",
        label=_("Period"),
        help_text=_(
            "2022-Q1 or 2022: rows that surely lie in it. 2022-Q1/2022-Q3: rows of that range, "
            "2022-Q1/ since then. unknown: rows without a date."
        ),
    )
    days = DaysFilter(
        method="by_days",
        label=_("Days"),
        help_text=_(
            "2023-02-01/2023-05-31: rows every possible day of which lies between the two."
        ),
    )
    split = django_filters.ChoiceFilter(
        choices=SPLITS,
        method="by_split",
        label=_("Split"),
        help_text=_("unknown: rows that other places share, to an extent nobody states."),
    )

    class Meta:
        model = Delivery
        fields: list[str] = []

    def keep(self, rows: models.QuerySet, name: str, value: object) -> models.QuerySet:
        """Nothing alone: `filter_queryset` applies it last."""
        return rows

    def boundary(self) -> DeliveryQuerySet:
        """The rows inside which a forwarded one is left out (R5): those to the cities asked for."""
        rows, cities = Delivery.objects.public(), self.form.cleaned_data.get("city")
        return rows.filter(city__in=cities) if cities else rows

    def filter_queryset(self, queryset: models.QuerySet) -> models.QuerySet:
        """The rows; of a measure only those that its total counts, of a receipt its reason's."""
        rows, asked = super().filter_queryset(queryset), self.form.cleaned_data
        measure, reason = measure_of(asked.get("measure", "")), asked.get("receipt")
        standing = Standing(self.boundary(), measure)
        if reason and reason != COUNTED:
            return rows.filter(standing.of(Reason(reason)))
        return rows.filter(standing.counted()) if measure or reason else rows

    def by_split(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Rows of one city alone, or rows that other places share (R5)."""
        alone = Q(shared_with_uk="", shared_with_en="")
        return rows.filter(alone) if value == "known" else rows.exclude(alone)

    def countries_in_use(self) -> set[str]:
        """Countries of the public donors."""
        rows = self.queryset.order_by().values("pk")
        donors = Participant.objects.public().filter(role=Participant.Role.DONOR)
        return countries_of(donors.filter(delivery__in=rows))

    def offered(self, name: str, chosen: set[str]) -> list[tuple[str, str]]:
        """As ever; of the donor cities only those that gave something."""
        choices = super().offered(name, chosen)
        if name not in DONOR_OF:
            return choices
        donors = Participant.objects.public().filter(
            role=Participant.Role.DONOR, delivery__in=self.queryset.order_by().values("pk")
        )
        in_use = {*donors.order_by().values_list(DONOR_OF[name], flat=True), *chosen}
        return among(choices, in_use)

    def by_donor(self, rows: models.QuerySet, name: str, cities: list) -> models.QuerySet:
        """Rows of which one of the cities is a donor; a hub is none (R5)."""
        donors = Participant.objects.filter(role=Participant.Role.DONOR, city__in=cities)
        return rows.filter(pk__in=donors.values("delivery")) if cities else rows

    def by_country(self, rows: models.QuerySet, name: str, codes: list[str]) -> models.QuerySet:
        """Rows with a public donor from one of the countries."""
        place = (City.public_q("city__") & Q(city__country__in=codes)) | (
            Organization.public_q("organization__") & Q(organization__country__in=codes)
        )
        donors = Participant.objects.filter(place, role=Participant.Role.DONOR)
        return rows.filter(pk__in=donors.values("delivery")) if codes else rows

    def by_organization(self, rows: models.QuerySet, name: str, bodies: list) -> models.QuerySet:
        """Rows of which one of the organizations is a donor."""
        donors = Participant.objects.filter(role=Participant.Role.DONOR, organization__in=bodies)
        return rows.filter(pk__in=donors.values("delivery")) if bodies else rows

    def by_donors(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Rows whose donors have one country, several, none that is named, or are international."""
        rows = rows.alias(its_country=country_key())
        if value == ONE_COUNTRY:
            return rows.exclude(its_country__in=[SEVERAL, NOT_NAMED, INTERNATIONAL])
        return rows.filter(its_country=value)

    def by_period(self, rows: models.QuerySet, name: str, period: str) -> models.QuerySet:
        """Rows of the period, as charts draw them."""
        return rows.alias(its_period=time_key(split_of(period))).filter(its_period=period)

    def by_days(self, rows: models.QuerySet, name: str, days: str) -> models.QuerySet:
        """Rows that surely lie between two days."""
        first, last = days.split("/")
        return rows.filter(when_earliest__gte=first, when_latest__lte=last)

    def by_good(self, rows: models.QuerySet, name: str, goods: list[str]) -> models.QuerySet:
        """Rows that hold one of the goods."""
        items = Item.objects.filter(good__in=goods)
        return rows.filter(pk__in=items.values("delivery")) if goods else rows
