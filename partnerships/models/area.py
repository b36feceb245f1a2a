"""Area: a field of cooperation, such as health or transport."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.languages import Localized


class Area(models.Model):
    """One word of the vocabulary of areas (fixtures/vocabularies/areas.csv)."""

    slug = models.SlugField(_("code"), unique=True, help_text=_("Code in filters and the API."))
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=80, help_text=_("As shown."))
    name_en = models.CharField(_("name (English)"), max_length=80, help_text=_("As shown."))
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Smaller numbers come first.")
    )

    name = Localized()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name
