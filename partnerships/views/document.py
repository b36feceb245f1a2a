"""The signed copy of an agreement, as long as its record is public."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from partnerships.models import Agreement
from records.gone import public_or_gone


def agreement_document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The PDF of a public agreement; a withdrawn one answers with its reason."""
    found = public_or_gone(Agreement.objects.all(), slug, request)
    if not isinstance(found, Agreement):
        return found
    if not found.document:
        raise Http404
    try:
        file = found.document.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(file, filename=f"{found.slug}.pdf", content_type="application/pdf")
