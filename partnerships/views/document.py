"""The signed copy of an agreement, as long as its record is public."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from partnerships.models import Agreement
from partnerships.signed_file import signed_file
from records.gone import public_or_gone


def agreement_document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The PDF of a public agreement; a withdrawn one answers with its reason."""
    found = public_or_gone(Agreement.objects.all(), slug, request)
    if not isinstance(found, Agreement):
        return found
    return signed_file(found.document.storage, found.document.name or "", found.slug)
