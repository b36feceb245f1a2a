"""CityName: a name that only finds a city and is never shown as its name (R10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.fields import SearchTextField
from records.history import RegisterHistory, RowHistory


class CityName(models.Model):
    """Another name of a city: Kiev, Киев, Kyjiw, Odessa."""

    KEPT_WITH = "city"
    MOVES_WHEN_MERGED = True

    class Kind(models.TextChoices):
        """What kind of name it is."""

        ENDONYM = "endonym", _("own name")
        EXONYM = "exonym", _("name in another language")
        TRANSLITERATION = "transliteration", _("transliteration")
        FORMER = "former", _("former name")
        SHORT = "short", _("short name")

    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("city"),
        on_delete=models.CASCADE,
        related_name="other_names",
        help_text=_("The city it finds."),
    )
    name = models.CharField(
        _("other name"), max_length=120, help_text=_("Only for search; readers never see it.")
    )
    language = models.CharField(
        _("language"), max_length=3, blank=True, help_text=_("ISO 639 code: de, pl, en.")
    )
    kind = models.CharField(
        _("kind"), max_length=15, choices=Kind.choices, help_text=_("What kind of name it is.")
    )
    folded = SearchTextField(of=("name",))
    history = RegisterHistory(bases=[RowHistory], excluded_fields=["folded"])

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["city", "name"],
                name="cities_cityname_unique",
                violation_error_message=_("The city already has this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
