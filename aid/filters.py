"""Filters deliveries, on the page and in the API."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aid.goods import GOODS, good_label
from aid.models import Delivery, Item, Participant
from cities.filters import country_choices, home_cities, partner_cities
from cities.models import City
from partnerships.models import Organization
from records.filters import ChoicesFilter, RegisterFilterSet, SlugsFilter, YearFilterSet
from records.languages import reader_language


def good_choices() -> list[tuple[str, str]]:
    """Goods with their names in the reader's language."""
    return [(code, good_label(code, reader_language())) for code in GOODS]


class DeliveryFilter(RegisterFilterSet, YearFilterSet):
    """By recipient, donor, donor's country, stage, category, good and time."""

    YEAR_OF = "when"

    city = SlugsFilter(queryset=home_cities, label=_("Recipient city"))
    partner = SlugsFilter(queryset=partner_cities, method="by_donor", label=_("Donor city"))
    country = ChoicesFilter(
        choices=country_choices, method="by_country", label=_("Country of a donor")
    )
    stage = ChoicesFilter(choices=Delivery.Stage.choices, label=_("Stage"))
    category = ChoicesFilter(choices=Delivery.Category.choices, label=_("Category"))
    good = ChoicesFilter(choices=good_choices, method="by_good", label=_("Good"))

    class Meta:
        model = Delivery
        fields: list[str] = []

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

    def by_good(self, rows: models.QuerySet, name: str, goods: list[str]) -> models.QuerySet:
        """Rows that hold one of the goods."""
        items = Item.objects.filter(good__in=goods)
        return rows.filter(pk__in=items.values("delivery")) if goods else rows
