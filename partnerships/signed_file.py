"""Sends the signed copy of an agreement, to visitors as to the staff."""

from django.core.files.storage import Storage
from django.http import FileResponse, Http404


def signed_file(storage: Storage, name: str, slug: str) -> FileResponse:
    """The PDF of this name, called by the agreement's address. Raises: Http404 where it is lost."""
    if not name:
        raise Http404
    try:
        file = storage.open(name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(file, filename=f"{slug}.pdf", content_type="application/pdf")
