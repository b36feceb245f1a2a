"""CaseProfile: the story of a home city, with numbered footnotes."""

import re
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cities.models.officer import KeptByCities
from records.fields import SearchTextField
from records.history import create_rows
from records.languages import Localized
from records.models import Citation, Record, RecordQuerySet, Source

# [@one-source] or [@one-source @another]
FOOTNOTE = re.compile(r"\[(@[\w-]+(?:[\s;,]+@[\w-]+)*)\]")
MARK = re.compile(r"@([\w-]+)")


class CaseProfileQuerySet(RecordQuerySet):
    """What case profiles can be asked."""

    def for_lists(self) -> Self:
        """With their cities, in their order."""
        return self.with_sources().select_related("city").order_by("position")


class CaseProfile(KeptByCities, Record):
    """Role, lead and text of a case city's page."""

    REQUIRED_NEIGHBOURS = ("city",)
    NAMED_BY = "role"
    # Texts that cite sources by their address
    CITES_IN = ("text_uk", "text_en")

    city = models.OneToOneField(
        "cities.City",
        verbose_name=_("city"),
        on_delete=models.PROTECT,
        related_name="profile",
        limit_choices_to={"is_home": True},
        help_text=_("The home city whose page this is."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first on the home page.")
    )
    role_uk = models.CharField(
        _("role (Ukrainian)"), max_length=200, help_text=_("What the city stands for, in a line.")
    )
    role_en = models.CharField(
        _("role (English)"), max_length=200, blank=True, help_text=_("The same in English.")
    )
    lead_uk = models.TextField(_("lead (Ukrainian)"), help_text=_("One sentence under the name."))
    lead_en = models.TextField(_("lead (English)"), blank=True, help_text=_("The same in English."))
    text_uk = models.TextField(
        _("text (Ukrainian)"),
        help_text=_("Markdown; [@source-address] cites a source and becomes a footnote."),
    )
    text_en = models.TextField(
        _("text (English)"), blank=True, help_text=_("The same in English, with the same sources.")
    )
    search_text = SearchTextField(of=("role_uk", "role_en", "lead_uk", "lead_en"))

    role = Localized()
    lead = Localized()
    text = Localized()
    objects = CaseProfileQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("case profile")
        verbose_name_plural = _("case profiles")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.city}: {self.role}"

    @property
    def public_slug(self) -> str:
        """That of its city, whose page it is."""
        return self.city.slug

    def slug_basis(self) -> str:
        """The city's own address."""
        return self.city.slug

    @property
    def cited_slugs(self) -> list[str]:
        """Addresses of the sources cited in the text of either language, each once."""
        marks = FOOTNOTE.findall(f"{self.text_uk} {self.text_en}")
        return list(dict.fromkeys(slug for mark in marks for slug in MARK.findall(mark)))

    def clean(self) -> None:
        """Raises: ValidationError naming the sources that the register does not hold."""
        if self.city_id:
            super().clean()
        known = set(Source.objects.filter(slug__in=self.cited_slugs).values_list("slug", flat=True))
        missing = [slug for slug in self.cited_slugs if slug not in known]
        if missing:
            raise ValidationError(
                {"text_uk": _("No source has this address: %s") % ", ".join(missing)}
            )

    def cite_text(self) -> None:
        """Makes the citations of the record those of its text."""
        sources = {
            source.slug: source for source in Source.objects.filter(slug__in=self.cited_slugs)
        }
        self.citations.exclude(source__in=sources.values()).delete()
        cited = set(self.citations.values_list("source_id", flat=True))
        fresh = [
            Citation(record=self, source=sources[slug], position=position)
            for position, slug in enumerate(self.cited_slugs, start=1)
            if sources[slug].pk not in cited
        ]
        create_rows(fresh)

    def get_absolute_url(self) -> str:
        return reverse("city", args=[self.city.slug])
