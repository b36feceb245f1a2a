"""Answers a record's address for ever: the record, where it went, or why it is gone (R12)."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from records.models import Record, RecordQuerySet


def public_or_gone(
    records: RecordQuerySet, slug: str, request: HttpRequest
) -> Record | HttpResponse:
    """The public record; else a 301 to what it was merged into, or a 410 with the reason.

    Raises: Http404 where no record was ever public at this address.
    """
    record = records.public().filter(slug=slug).first()
    if record is not None:
        return record
    gone = records.model._default_manager.gone().filter(slug=slug).first()
    if gone is None:
        raise Http404
    heir = public_heir(gone)
    if heir is not None:
        return HttpResponsePermanentRedirect(heir.get_absolute_url())
    return render(request, "410.html", {"reason": gone.withdrawal_reason}, status=410)


def public_heir(record: Record) -> Record | None:
    """The public record that a withdrawn one was merged into, perhaps through others."""
    records, passed = type(record)._default_manager.all(), {record.pk}
    while record.merged_into_id and record.merged_into_id not in passed:
        passed.add(record.merged_into_id)
        heir = records.public().filter(pk=record.merged_into_id).first()
        if heir is not None:
            return heir
        record = records.get(pk=record.merged_into_id)
    return None
