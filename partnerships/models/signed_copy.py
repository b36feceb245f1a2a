"""The signed copy of an agreement: really a PDF, and not too large to send on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 20 * 1024 * 1024
# Blanks may stand before the mark; the standard would let anything stand there, a page too
HEAD = 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def check_pdf(file: Any) -> None:
    """Raises: ValidationError for a file that is no PDF, whatever its name, or is too large."""
    if getattr(file, "_committed", False):
        # Stored already, and looked at when it came
        return
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("The file has %(size)d MB; a copy may have 20: scan it in black and white."),
            params={"size": file.size // (1024 * 1024)},
        )
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if not head.removeprefix(BYTE_ORDER_MARK).lstrip().startswith(b"%PDF-"):
        raise ValidationError(_("This is no PDF: save the document as PDF and choose that file."))
