"""SpreadsheetImport: one file that somebody brought, from its dry run to taking it back."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SpreadsheetImport(models.Model):
    """A file of one kind of record; it is kept as rows of text until it is written."""

    kind = models.CharField(_("kind"), max_length=20, help_text=_("Which records it holds."))
    file_name = models.CharField(_("file"), max_length=200, help_text=_("As it was called."))
    digest = models.CharField(
        max_length=64, help_text=_("SHA-256 of the file: the same file is known again.")
    )
    columns = models.JSONField(default=list, help_text=_("The names of its columns."))
    lines = models.JSONField(default=list, help_text=_("Its rows: number and cells."))
    refused = models.JSONField(default=list, help_text=_("Cells that could not be taken."))
    answers = models.JSONField(
        default=dict, help_text=_("Which records doubtful names mean: name and key.")
    )
    why = models.CharField(_("why"), max_length=300, blank=True, help_text=_("Internal."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who brought the file."),
    )
    made_at = models.DateTimeField(_("brought"), auto_now_add=True, help_text=_("Moment."))
    done_at = models.DateTimeField(_("written"), null=True, help_text=_("Empty: not yet."))
    undone_at = models.DateTimeField(_("taken back"), null=True, help_text=_("Empty: it stands."))
    touched = models.JSONField(
        default=dict, help_text=_("Keys and versions of the records it made and changed.")
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def same_before(self) -> "SpreadsheetImport | None":
        """The same file where it is written already. Unknown: None, it is new."""
        same = SpreadsheetImport.objects.filter(digest=self.digest, kind=self.kind)
        return (
            same.filter(done_at__isnull=False, undone_at__isnull=True).exclude(pk=self.pk).first()
        )

    @property
    def state(self) -> Any:
        """Checked, written or taken back."""
        if self.undone_at:
            return _("taken back")
        return _("written") if self.done_at else _("only checked")

    def number(self, what: str) -> int:
        """How many records were created, changed, or kept as new_versions."""
        return len(self.touched.get(what, []))
