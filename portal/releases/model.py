"""Release: one dated, immutable package of the public register."""

from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.languages import Localized

VERSION = r"[0-9]{4}\.[0-9]{1,4}"
# What may change once a release is out: only that it was taken back, and why
RETRACTION = ("retracted_at", "retraction_reason_uk", "retraction_reason_en")


class ReleaseQuerySet(models.QuerySet):
    """What releases can be asked."""

    def standing(self) -> Self:
        """Releases that were not taken back."""
        return self.filter(retracted_at__isnull=True)

    def newest(self) -> "Release | None":
        """The last one that stands. Unknown: None where there is none."""
        return self.standing().order_by("-published_at", "-pk").first()


class Release(models.Model):
    """The public register of one day, as a zip with its checksum and what changed since."""

    version = models.CharField(
        _("version"),
        max_length=9,
        unique=True,
        validators=[RegexValidator(rf"^{VERSION}\Z", _("Write year and number: 2026.1."))],
        help_text=_("Year and number within it: 2026.1."),
    )
    published_at = models.DateTimeField(
        _("published"), default=timezone.now, help_text=_("Moment of the release.")
    )
    sha256 = models.CharField(
        _("checksum"), max_length=64, help_text=_("SHA-256 of the file, in hexadecimal digits.")
    )
    size = models.PositiveBigIntegerField(_("size"), help_text=_("Size of the file in bytes."))
    counts = models.JSONField(_("rows"), help_text=_("Rows by table."))
    changes = models.JSONField(
        _("changes"),
        blank=True,
        help_text=_("By table: keys added and removed, and columns changed, since the last one."),
    )
    since = models.CharField(
        _("compared with"),
        max_length=9,
        blank=True,
        help_text=_("Version since which the changes are. Empty: there was none to compare with."),
    )
    notes_uk = models.TextField(
        _("notes (Ukrainian)"), blank=True, help_text=_("What readers should know.")
    )
    notes_en = models.TextField(
        _("notes (English)"), blank=True, help_text=_("The same in English.")
    )
    retracted_at = models.DateTimeField(
        _("taken back"), null=True, blank=True, help_text=_("Moment from which it is gone.")
    )
    retraction_reason_uk = models.TextField(
        _("why it was taken back (Ukrainian)"), blank=True, help_text=_("Public.")
    )
    retraction_reason_en = models.TextField(
        _("why it was taken back (English)"), blank=True, help_text=_("The same in English.")
    )

    notes = Localized()
    retraction_reason = Localized()
    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(retracted_at__isnull=True) | ~models.Q(retraction_reason_uk=""),
                name="portal_release_retraction_says_why",
                violation_error_message=_("Write why the release is taken back: readers see it."),
            )
        ]

    def __str__(self) -> str:
        return self.version

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises: ValidationError where a release that is out would change."""
        kept = Release.objects.filter(pk=self.pk).first() if self.pk else None
        fixed = [f.attname for f in self._meta.fields if f.attname not in RETRACTION]
        if kept and any(getattr(kept, name) != getattr(self, name) for name in fixed):
            raise ValidationError(_("A release never changes: publish a new one."))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("release", args=[self.version])

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises: ValidationError; its address answers for ever."""
        raise ValidationError(_("A release is never deleted: take it back with a reason."))

    def retract(self, reason_uk: str, reason_en: str = "") -> None:
        """Takes the release back and removes its file; its address answers 410 with the reason."""
        self.retracted_at = timezone.now()
        self.retraction_reason_uk, self.retraction_reason_en = reason_uk, reason_en
        self.full_clean()
        self.save()
        self.path.unlink(missing_ok=True)
        for kept in self.path.parent.glob(f"cache/{self.version}-*.sqlite3"):
            kept.unlink(missing_ok=True)

    @property
    def is_retracted(self) -> bool:
        """Whether it was taken back."""
        return self.retracted_at is not None

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(settings.PORTAL_RELEASES) / f"{self.version}.zip"

    @property
    def file_name(self) -> str:
        """The name under which readers keep the file."""
        return f"register-of-municipal-diplomacy-{self.version}.zip"


def open_package(version: str) -> Path:
    """The zip of a release that stands. Its tables load by `load_register`.

    Raises: Release.DoesNotExist, FileNotFoundError where the file was moved.
    """
    path = Release.objects.standing().get(version=version).path
    if not path.is_file():
        raise FileNotFoundError(path)
    return path
