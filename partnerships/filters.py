"""Filters links, agreements, initiatives and organizations, on pages and in the API."""

from collections.abc import Iterable
from datetime import date

import django_filters
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cities.filters import CountryFilterSet, country_choices, home_cities, partner_cities
from partnerships.models import (
    Agreement,
    AgreementParty,
    Area,
    Initiative,
    InitiativeParty,
    Organization,
    Partnership,
)
from records.filters import ChoicesFilter, EvidenceFilterSet, SlugsFilter, YearFilterSet

IN_FORCE = "in_force"
IN_FORCE_OR_OVER = [
    (IN_FORCE, _("in force, as far as recorded")),
    ("over", _("run out, or ended with its link")),
]
SHARED = [
    (1, pgettext_lazy("shared by at least", "1 city")),
    (2, pgettext_lazy("shared by at least", "2 cities")),
    (3, pgettext_lazy("shared by at least", "3 cities")),
    (4, pgettext_lazy("shared by at least", "4 cities")),
]
DATED = [("known", _("date known")), ("unknown", _("date unknown"))]


def not_in_future(day: date) -> None:
    """Raises: ValidationError for a day that has not come."""
    if day > timezone.localdate():
        raise ValidationError(
            _("The register knows nothing of the future: choose today or an earlier day."),
            code="future",
        )


class PartnershipFilter(EvidenceFilterSet, CountryFilterSet, YearFilterSet):
    """Links as they stand today, or on the day `on`."""

    YEAR_OF = "established"

    on = django_filters.DateFilter(
        method="keep",
        label=_("As of"),
        help_text=_("A day, 2022-02-23: the links of that day."),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day that exists, such as 2022-02-23.")},
        validators=[not_in_future],
    )
    city = SlugsFilter(queryset=home_cities, label=_("Home city"))
    partner = SlugsFilter(queryset=partner_cities, label=_("Partner"))
    country = ChoicesFilter(
        field_name="partner__country", choices=country_choices, label=_("Country of the partner")
    )
    kind = ChoicesFilter(field_name="kind_on", choices=Partnership.Kind.choices, label=_("Kind"))
    status = ChoicesFilter(
        field_name="status_on", choices=Partnership.Status.choices, label=_("State")
    )
    shared = django_filters.TypedChoiceFilter(
        method="keep", choices=SHARED, coerce=int, label=_("Shared by at least")
    )
    common = SlugsFilter(
        queryset=home_cities,
        method="keep",
        label=_("Common to"),
        help_text=_("Partners that each of these home cities has by a link in force."),
    )
    dated = django_filters.ChoiceFilter(
        method="by_dated", choices=DATED, label=_("Date of the first signature")
    )

    class Meta:
        model = Partnership
        fields: list[str] = []

    def by_dated(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Links whose first signature has a date, or has none."""
        undated = Q(established_edtf="")
        return rows.filter(undated if value == "unknown" else ~undated)

    def countries_in_use(self) -> Iterable[str]:
        """Countries of the partners."""
        return self.queryset.order_by().values_list("partner__country", flat=True).distinct()

    def offered(self, name: str, chosen: set[str]) -> list[tuple[str, str]]:
        """As ever; of the partners only those that a row leads to."""
        choices = super().offered(name, chosen)
        if name != "partner":
            return choices
        slugs = self.queryset.order_by().values_list("partner__slug", flat=True).distinct()
        return among(choices, {*slugs, *chosen})

    def keep(self, rows: models.QuerySet, name: str, value: object) -> models.QuerySet:
        """Nothing alone: `filter_queryset` applies it first or last."""
        return rows

    def filter_queryset(self, queryset: models.QuerySet) -> models.QuerySet:
        """The links of the day, filtered, whose partner is shared by enough home cities."""
        asked = self.form.cleaned_data
        links = queryset.as_of(asked.get("on") or timezone.localdate())
        rows = super().filter_queryset(links)
        if (asked.get("shared") or 1) > 1:
            alike = {"kind_on__in": asked.get("kind"), "status_on__in": asked.get("status")}
            peers = links.filter(**{name: values for name, values in alike.items() if values})
            rows = rows.filter(partner__in=peers.shared_partners(asked["shared"]))
        for city in asked.get("common") or ():
            alive = links.filter(city=city, status_on=Partnership.Status.ACTIVE)
            rows = rows.filter(partner__in=alive.order_by().values("partner"))
        return rows


# Filters that a link can pass on one day and fail on another
OF_ONE_DAY = ("from", "on", "kind", "status", "shared", "common", "dated", "year", "year_is")


class MatrixFilter(PartnershipFilter):
    """The links of Figure 1, and the day with which it is compared."""

    # The name is a word of Python, so it cannot stand as one here
    vars()["from"] = django_filters.DateFilter(
        method="keep",
        label=_("Compared with"),
        help_text=_("An earlier day, 2022-02-23: what changed since then."),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day that exists, such as 2022-02-23.")},
        validators=[not_in_future],
    )

    def is_valid(self) -> bool:
        """Whether the days stand in their order too."""
        if not super().is_valid():
            return False
        asked = self.form.cleaned_data
        before, after = asked.get("from"), asked.get("on") or timezone.localdate()
        if before and before >= after:
            message = _("Choose a day before the one that is shown.")
            self.form.add_error("from", ValidationError(message, code="order"))
            return False
        return True

    def links_of(self, day: date) -> models.QuerySet:
        """The links of another day under the filters that hold on every day."""
        query = self.data.copy()
        for name in (
            "from",
            "on",
            "kind",
            "status",
            "shared",
            "common",
            "dated",
            "year",
            "year_is",
        ):
            query.pop(name, None)
        query["on"] = day.isoformat()
        return PartnershipFilter(query, self.queryset, request=self.request).qs


def among(choices: list[tuple[str, str]], values: set[str]) -> list[tuple[str, str]]:
    """The choices of these values, in their order."""
    return [choice for choice in choices if choice[0] in values]


def countries_of(parties: models.QuerySet) -> set[str]:
    """ISO codes of the cities and organizations in these rows."""
    pairs = parties.order_by().values_list("city__country", "organization__country").distinct()
    return {code for pair in pairs for code in pair if code}


class AgreementFilter(EvidenceFilterSet, CountryFilterSet, YearFilterSet):
    """By home city, party, country, kind, area and year of signature."""

    YEAR_OF = "signed_on"

    city = SlugsFilter(queryset=home_cities, label=_("Home city"))
    partner = SlugsFilter(queryset=partner_cities, method="by_party", label=_("Party"))
    country = ChoicesFilter(
        choices=country_choices, method="by_country", label=_("Country of a party")
    )
    kind = ChoicesFilter(choices=Agreement.Kind.choices, label=_("Kind"))
    area = SlugsFilter(field_name="areas", queryset=Area.objects.all(), label=_("Area"))
    status = django_filters.ChoiceFilter(
        method="by_status", label=_("State"), choices=IN_FORCE_OR_OVER
    )

    PARTY = AgreementParty
    PARTY_OF = "agreement"

    class Meta:
        model = Agreement
        fields: list[str] = []

    def by_status(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Agreements that are in force today, or those that are not."""
        standing = Agreement.objects.in_force(timezone.localdate()).order_by().values("pk")
        return rows.filter(pk__in=standing) if value == IN_FORCE else rows.exclude(pk__in=standing)

    def parties(self) -> models.QuerySet:
        """The public parties of all rows, before any filter."""
        rows = self.queryset.order_by().values("pk")
        return self.PARTY.objects.public().filter(**{f"{self.PARTY_OF}__in": rows})

    def countries_in_use(self) -> set[str]:
        """Countries of the public parties."""
        return countries_of(self.parties())

    def offered(self, name: str, chosen: set[str]) -> list[tuple[str, str]]:
        """As ever; of the cities only those that are a party of a row."""
        choices = super().offered(name, chosen)
        if name != "partner":
            return choices
        slugs = self.parties().filter(city__isnull=False).order_by().values_list("city__slug")
        return among(choices, {*(slug for (slug,) in slugs.distinct()), *chosen})

    def by_party(self, rows: models.QuerySet, name: str, cities: list) -> models.QuerySet:
        """Rows to which one of the cities is a party."""
        if not cities:
            return rows
        return rows.filter(pk__in=self.PARTY.objects.filter(city__in=cities).values(self.PARTY_OF))

    def by_country(self, rows: models.QuerySet, name: str, codes: list[str]) -> models.QuerySet:
        """Rows with a public party from one of the countries."""
        if not codes:
            return rows
        place = Q(city__country__in=codes) | (
            Organization.public_q("organization__") & Q(organization__country__in=codes)
        )
        return rows.filter(pk__in=self.PARTY.objects.public().filter(place).values(self.PARTY_OF))


class InitiativeFilter(AgreementFilter):
    """By home city, party, country, kind, area and time."""

    YEAR_OF = "when"
    PARTY = InitiativeParty
    PARTY_OF = "initiative"

    kind = ChoicesFilter(choices=Initiative.Kind.choices, label=_("Kind"))
    status = None

    class Meta:
        model = Initiative
        fields: list[str] = []


class OrganizationFilter(EvidenceFilterSet, CountryFilterSet):
    """By country and kind."""

    country = ChoicesFilter(choices=country_choices, label=_("Country"))
    kind = ChoicesFilter(choices=Organization.Kind.choices, label=_("Kind"))

    class Meta:
        model = Organization
        fields: list[str] = []
