"""Organization: a body that signs, gives, carries or carries out."""

from typing import Self

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cities.models import City
from records.fields import SearchTextField
from records.languages import Localized
from records.models import Record, RecordQuerySet


class OrganizationQuerySet(RecordQuerySet):
    """What organizations can be asked."""

    def for_lists(self) -> Self:
        """With sources, by Ukrainian name."""
        return self.with_sources().order_by("name_uk", "pk")

    def for_pages(self) -> Self:
        """With the seat as well, where it is public."""
        return self.for_lists().prefetch_related(Prefetch("seat", City.objects.public()))


class Organization(Record):
    """A port authority, agency, fund, company or other body."""

    NAMES_PUBLIC = ("seat",)

    class Kind(models.TextChoices):
        """What kind of body it is."""

        PORT_AUTHORITY = "port_authority", _("port authority")
        UN_AGENCY = "un_agency", _("UN agency")
        NGO = "ngo", _("non-governmental organization")
        GOVERNMENT = "government", _("government body")
        FUND = "fund", _("fund")
        COMPANY = "company", _("company")
        MUNICIPAL_ENTERPRISE = "municipal_enterprise", _("municipal enterprise")
        HOSPITAL = "hospital", _("hospital")
        ASSOCIATION = "association", _("association")
        UNIVERSITY = "university", _("university")

    name_uk = models.CharField(
        _("name (Ukrainian)"), max_length=200, help_text=_("The name readers see.")
    )
    name_en = models.CharField(
        _("name (English)"), max_length=200, blank=True, help_text=_("Its English or own name.")
    )
    kind = models.CharField(
        _("kind"), max_length=25, choices=Kind.choices, help_text=_("What kind of body it is.")
    )
    country = CountryField(
        _("country"), blank=True, help_text=_("ISO 3166-1 country. Empty: international.")
    )
    seat = models.ForeignKey(
        "cities.City",
        verbose_name=_("seat"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organizations",
        help_text=_("The city it sits in, never an address."),
    )
    registry_id = models.CharField(
        _("registry id"),
        max_length=60,
        blank=True,
        help_text=_("EDRPOU code or IATI organisation id, such as UA-EDR-22527015."),
    )
    website = models.URLField(_("website"), blank=True, help_text=_("Official site."))
    search_text = SearchTextField(of=("name_uk", "name_en", "registry_id"))

    name = Localized()
    objects = OrganizationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name_uk", "pk"]

    def get_absolute_url(self) -> str:
        return reverse("organization", args=[self.slug])
