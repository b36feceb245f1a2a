"""Party: a city or an organization in a row of its own (XOR)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cities.models import City
from partnerships.models.organization import Organization

EITHER = _("Choose a city or an organization, not both and not neither.")


def city_xor_organization(name: str) -> models.CheckConstraint:
    """The constraint that a row names exactly one of the two."""
    return models.CheckConstraint(
        condition=Q(city__isnull=False, organization__isnull=True)
        | Q(city__isnull=True, organization__isnull=False),
        name=name,
        violation_error_message=EITHER,
    )


class PartyQuerySet(models.QuerySet):
    """What parties can be asked."""

    def public(self) -> Self:
        """Parties whose city or organization visitors may see."""
        return self.filter(City.public_q("city__") | Organization.public_q("organization__"))

    def for_lists(self) -> Self:
        """With their city or organization, in their order."""
        return self.select_related("city", "organization").order_by("position", "pk")


class Party(models.Model):
    """A city or an organization that takes part in something."""

    NAMES_PUBLIC = ("city",)

    city = models.ForeignKey(
        "cities.City",
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)s_rows",
        help_text=_("Either a city …"),
    )
    organization = models.ForeignKey(
        "partnerships.Organization",
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)s_rows",
        help_text=_("… or an organization."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first.")
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.who or "")

    @property
    def who(self) -> models.Model | None:
        """The city or the organization. Unknown: None, also where it is not public."""
        return self.city or self.organization
