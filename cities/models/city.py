"""City: a home city in Ukraine or a partner abroad (or a region, a district)."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cities.models.name import CityName
from cities.models.officer import cities_of
from cities.models.profile import CaseProfile
from records.fields import SearchTextField
from records.languages import Localized
from records.models import Record, RecordQuerySet
from records.roles import Account

HOME_COUNTRY = "UA"


class CityQuerySet(RecordQuerySet):
    """What cities can be asked."""

    def home(self) -> Self:
        """Ukrainian cities that keep their records here."""
        return self.filter(is_home=True)

    def partners(self) -> Self:
        """Places at the other end of partnerships."""
        return self.filter(is_home=False)

    def for_lists(self) -> Self:
        """With sources, by Ukrainian name."""
        return self.with_sources().order_by("name_uk", "pk")

    def cases(self) -> Self:
        """Home cities with a public case page, in their order."""
        shown = CaseProfile.objects.public().values("city")
        return (
            self.home().filter(pk__in=shown).select_related("profile").order_by("profile__position")
        )


class City(Record):
    """A place that takes part in municipal diplomacy; never finer than a city (R9)."""

    NEEDS_CITATION = False

    class Level(models.TextChoices):
        """What kind of place it is."""

        CITY = "city", _("city")
        REGION = "region", _("region")
        DISTRICT = "district", _("district")

    name_uk = models.CharField(
        _("name (Ukrainian)"), max_length=120, help_text=_("The Ukrainian name readers see.")
    )
    name_en = models.CharField(
        _("name (English)"),
        max_length=120,
        blank=True,
        help_text=_("Ukrainian places by the 2010 romanization: Kyiv, Lviv, Kharkiv, Odesa."),
    )
    country = CountryField(_("country"), help_text=_("ISO 3166-1 country."))
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level.choices,
        default=Level.CITY,
        help_text=_("City, region, or district of a city."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north of the city's centre. Unit: degrees, WGS 84."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east of the city's centre. Unit: degrees, WGS 84."),
    )
    population = models.PositiveIntegerField(
        _("population"), null=True, blank=True, help_text=_("Inhabitants, as GeoNames gives them.")
    )
    geonames_id = models.PositiveIntegerField(
        _("GeoNames id"), null=True, blank=True, unique=True, help_text=_("Number in GeoNames.")
    )
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=15,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9][0-9]*$", _("A Wikidata id looks like Q1899."))],
        help_text=_("Such as Q1899."),
    )
    website = models.URLField(_("website"), blank=True, help_text=_("Official site of the city."))
    is_home = models.BooleanField(
        _("home city"), default=False, help_text=_("A Ukrainian city that keeps its records here.")
    )
    search_text = SearchTextField(of=("name_uk", "name_en"))

    name = Localized()
    objects = CityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["name_uk", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(is_home=False) | Q(country=HOME_COUNTRY),
                name="cities_city_home_in_ukraine",
                violation_error_message=_("A home city lies in Ukraine: choose that country."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="cities_city_both_coordinates",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                condition=(Q(latitude__gte=-90, latitude__lte=90) | Q(latitude__isnull=True))
                & (Q(longitude__gte=-180, longitude__lte=180) | Q(longitude__isnull=True)),
                name="cities_city_coordinates_on_earth",
                violation_error_message=_("Latitude is -90 to 90, longitude -180 to 180."),
            ),
        ]

    @classmethod
    def word_q(cls, word: str) -> Q:
        """A word of its names, or of a name it goes by elsewhere (Kiev, München)."""
        return Q(search_text__contains=word) | cls.other_name_q(word)

    @classmethod
    def other_name_q(cls, word: str, prefix: str = "") -> Q:
        """The city at `prefix` has another name with this folded word."""
        named = CityName.objects.filter(folded__contains=word).order_by().values("city")
        return Q(**{f"{prefix}pk__in": named})

    @classmethod
    def officer_q(cls, user: Account) -> Q:
        """A city abroad is everyone's, a home city that of its officers."""
        return Q(is_home=False) | Q(pk__in=cities_of(user))

    def is_officers(self, user: Account) -> bool:
        """The same of one city."""
        return not self.is_home or self.pk in cities_of(user)

    def is_officers_alone(self, user: Account) -> bool:
        """A home city is never an officer's to delete."""
        return not self.is_home

    def leave_to(self, heir: Self) -> None:
        """Its names find the other one from now on."""
        known = {heir.name_uk, heir.name_en, *heir.other_names.values_list("name", flat=True)}
        for name in dict.fromkeys((self.name_uk, self.name_en)):
            if name and name not in known:
                heir.other_names.create(name=name, kind=CityName.Kind.TRANSLITERATION)

    @property
    def is_ukrainian(self) -> bool:
        """Whether it lies in Ukraine; not every such city keeps records here."""
        return self.country.code == "UA"

    @property
    def partner_country(self) -> str:
        """The country under which a list shows a partner. Empty: a home city."""
        return "" if self.is_home else self.country.code

    def get_absolute_url(self) -> str:
        return reverse("city", args=[self.slug])
