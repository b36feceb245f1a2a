"""The newest agreements, initiatives and deliveries in one list."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from aid.models import Delivery
from partnerships.models import Agreement, Initiative
from records.models import Record, RecordQuerySet
from records.partial_dates import PartialDate

SHOWN = 9


@dataclass(frozen=True)
class Newest:
    """A record with its date; a delivery has a stage, the others a word."""

    record: Record
    when: PartialDate
    stage: str
    word: str


def newest() -> list[Newest]:
    """Public records by the day on which they begin, none of the future, the latest first."""
    today = timezone.localdate()
    rows = [
        *latest(Delivery.objects.public(), "when", today),
        *latest(Agreement.objects.public(), "signed_on", today),
        *latest(Initiative.objects.public(), "when", today),
    ]
    rows.sort(key=lambda row: row.when.earliest or date.min, reverse=True)
    return rows[:SHOWN]


def latest(records: RecordQuerySet, dated_by: str, today: date) -> list[Newest]:
    """The latest of one kind."""
    known = records.filter(**{f"{dated_by}_earliest__lte": today}).for_lists()
    return [
        Newest(
            record=record,
            when=getattr(record, dated_by),
            stage=getattr(record, "stage", ""),
            word=word_of(record),
        )
        for record in known[:SHOWN]
    ]


def word_of(record: Record) -> str:
    """What kind of record it is. A delivery's stage says it: empty."""
    words = {Agreement: _("Agreement"), Initiative: _("Initiative")}
    return words.get(type(record), "")
