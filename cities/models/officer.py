"""CityOfficer: which home cities an officer keeps; and the records that cities keep."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.roles import Account


class CityOfficer(models.Model):
    """A home city that an officer keeps the records of."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="kept_cities",
        help_text=_("Whose account; it needs the role of an officer as well."),
    )
    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("home city"),
        on_delete=models.PROTECT,
        related_name="officers",
        limit_choices_to={"is_home": True},
        help_text=_("The officer sees and edits the records of this city, drafts too."),
    )

    class Meta:
        verbose_name = _("city of an officer")
        verbose_name_plural = _("cities of an officer")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "city"],
                name="cities_cityofficer_unique",
                violation_error_message=_("The officer keeps this city already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.city)

    def clean(self) -> None:
        """Raises: ValidationError for a city that keeps no records here."""
        super().clean()
        if self.city_id and not self.city.is_home:
            raise ValidationError({"city": _("Only a home city has officers: choose another.")})


def cities_of(user: Account) -> frozenset[int]:
    """Keys of the home cities that an officer keeps, asked once."""
    if not hasattr(user, "known_cities"):
        posts = CityOfficer.objects.filter(user=user.pk, city__is_home=True)
        user.known_cities = frozenset(posts.values_list("city", flat=True))
    return user.known_cities


class KeptByCities:
    """Mixin for records that home cities keep; the officers of each of them edit it."""

    # Columns and rows that may name a city which keeps the record
    KEPT_BY: ClassVar[tuple[str, ...]] = ("city",)
    KEPT_BY_ROWS: ClassVar[dict[str, dict[str, Any]]] = {}

    @classmethod
    def officer_q(cls, user: Account) -> Q:
        """The condition that one of the officer's cities keeps the record."""
        mine, condition = cities_of(user), Q()
        for name in cls.KEPT_BY:
            condition |= Q(**{f"{name}__in": mine})
        for name, more in cls.KEPT_BY_ROWS.items():
            relation = cls._meta.get_field(name)
            rows = relation.related_model._base_manager.filter(city__in=mine, **more)
            condition |= Q(pk__in=rows.values(relation.field.name))
        return condition

    def keepers(self) -> frozenset[int]:
        """Keys of the home cities that keep the record; of a deleted one, those it named itself."""
        named = Q(pk__in=[getattr(self, f"{name}_id") for name in self.KEPT_BY])
        for name, more in self.KEPT_BY_ROWS.items():
            relation = self._meta.get_field(name)
            rows = relation.related_model._base_manager.filter(
                **{relation.field.name: self.pk}, city__isnull=False, **more
            )
            named |= Q(pk__in=rows.values("city"))
        cities = self._meta.get_field("city").related_model._base_manager
        return frozenset(cities.filter(named, is_home=True).values_list("pk", flat=True))

    def is_officers(self, user: Account) -> bool:
        """Whether one of the officer's cities keeps the record."""
        return bool(self.keepers() & cities_of(user))

    def is_officers_alone(self, user: Account) -> bool:
        """Whether no other city keeps it."""
        keepers = self.keepers()
        return bool(keepers) and keepers <= cities_of(user)
