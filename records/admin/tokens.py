"""A form that is sent twice is saved once: its token is claimed before anything is written."""

from datetime import timedelta
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, router, transaction
from django.http import HttpRequest
from django.utils import timezone

from records.models import FormToken, Record

# A form is not sent again after so long
KEPT_FOR = timedelta(days=7)


class AlreadySent(Exception):
    """The form was saved before; `record` is what it became, if that is still there."""

    def __init__(self, record: Record | None) -> None:
        super().__init__()
        self.record = record


class Claim:
    """A token that nobody has used; a form that is not saved gives it back."""

    def __init__(self, kept: FormToken) -> None:
        self.kept, self.token = kept, kept.token

    def settle(self, record: Record | None) -> None:
        """Notes what the form became."""
        if record is None:
            self.kept.delete()
            return
        self.kept.content_type = ContentType.objects.get_for_model(type(record))
        self.kept.object_id = record.pk
        self.kept.save()


def token_of(request: HttpRequest) -> UUID | None:
    """The token that was sent. Unknown: None, a form without one is saved each time."""
    try:
        return UUID(request.POST.get("form_token", ""))
    except ValueError:
        return None


def refuse_sent(request: HttpRequest) -> None:
    """Raises: AlreadySent for a form that was saved."""
    known = FormToken.objects.filter(token=token_of(request), user=request.user).first()
    if known is not None:
        raise AlreadySent(known.record)


def claim(request: HttpRequest) -> Claim | None:
    """Claims the token of a form. Raises: AlreadySent.

    The database lets one of two through: the other waits here until the first is saved.
    """
    token = token_of(request)
    if token is None:
        return None
    FormToken.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
    try:
        with transaction.atomic(using=router.db_for_write(FormToken)):
            return Claim(FormToken.objects.create(token=token, user=request.user))
    except IntegrityError:
        known = FormToken.objects.filter(token=token, user=request.user).first()
        raise AlreadySent(known.record if known else None) from None
