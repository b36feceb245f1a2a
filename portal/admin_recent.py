"""What an officer used last: sources cited, donors and hubs named in the records just edited."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from aid.models import Delivery, Participant
from cities.models import City
from partnerships.models import Organization
from records.models import Citation, Source

# So many edits are looked at, and so many choices put first
EDITS, CHOICES = 40, 10


def recent_first(rows: QuerySet, user: AbstractBaseUser) -> QuerySet:
    """The choices, those the officer used last in front, the others in their order."""
    keys = recent_keys(rows.model, user)
    if not keys:
        return rows
    places = [When(pk=key, then=Value(place)) for place, key in enumerate(keys)]
    order = rows.query.order_by or rows.model._meta.ordering
    recency = Case(*places, default=Value(len(keys)), output_field=IntegerField())
    return rows.order_by(recency, *order)


def recent_keys(model: type, user: AbstractBaseUser) -> list[int]:
    """Keys of the choices used last, each once; of other kinds of records none."""
    if model is Source:
        used = Citation.objects.filter(cited_in(edits_of(user)))
        return first_of(used.order_by("-pk").values_list("source", flat=True))
    column = {City: "city", Organization: "organization"}.get(model)
    if column is None:
        return []
    kind = ContentType.objects.get_for_model(Delivery).pk
    used = Participant.objects.filter(delivery__in=edits_of(user).get(kind, []))
    used = used.filter(**{f"{column}__isnull": False})
    return first_of(used.order_by("-pk").values_list(column, flat=True))


def edits_of(user: AbstractBaseUser) -> dict[int, list[int]]:
    """Keys of the records edited last, by content type."""
    log = LogEntry.objects.filter(user=user.pk, content_type__isnull=False)
    last = sorted(log.order_by("-pk").values_list("content_type", "object_id")[:EDITS])
    return {
        kind: [int(key) for _kind, key in entries if key and key.isdecimal()]
        for kind, entries in groupby(last, key=lambda entry: entry[0])
    }


def cited_in(edits: dict[int, list[int]]) -> Q:
    """Citations of these records."""
    condition = Q(pk__in=[])
    for kind, keys in edits.items():
        condition |= Q(content_type=kind, object_id__in=keys)
    return condition


def first_of(keys: Iterable[int]) -> list[int]:
    """The first keys, each once."""
    return list(dict.fromkeys(keys))[:CHOICES]
