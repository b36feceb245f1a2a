"""The changes of Figure 1 with what decided them: events, papers, sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from partnerships.matrix.changes import Change
from partnerships.matrix.figure import Compared
from partnerships.matrix.shape import Link
from partnerships.models import Agreement, Partnership, PartnershipEvent
from partnerships.models.partnership import steps_of
from records.collation import sort_key
from records.evidence import sources_of
from records.languages import reader_language
from records.partial_dates import parse


@dataclass(frozen=True)
class Told:
    """One changed link with the events and papers of the time between.

    `before`: as it stood on the compared day; unknown: None, it was not there yet.
    `is_possibly_before`: a date among them is so vague that it may lie before the compared day.
    """

    link: Partnership
    before: Link | None
    what: tuple[str, ...]
    kind: str
    status: str
    events: tuple[PartnershipEvent, ...]
    papers: tuple[Agreement, ...]
    sources: int
    is_possibly_before: bool

    @property
    def first_year(self) -> str:
        """Since when a link that changed its kind was of the earlier one. Unknown: empty."""
        if not self.before or self.before.kind == self.kind or not self.before.established:
            return ""
        return parse(self.before.established).year_label(reader_language())

    @property
    def day(self) -> date | None:
        """The day by which it stands in the list."""
        days = [day for event in self.events if (day := event.date_latest or event.date_earliest)]
        return max(days, default=None)


def told_changes(compared: Compared) -> list[Told]:
    """The changes, the newest first; as many queries for one as for a hundred."""
    by_slug = {change.after.slug: change for change in compared.changes}
    links = Partnership.objects.public().filter(slug__in=by_slug).for_api()
    found = [told(link, by_slug[link.slug], compared.day) for link in links]
    language = reader_language()
    found.sort(key=lambda one: sort_key(str(one.link), language))
    return sorted(found, key=lambda one: one.day or date.min, reverse=True)


def told(link: Partnership, change: Change, since: date) -> Told:
    """One change."""
    events = tuple(between(link, since))
    papers = tuple(
        paper
        for paper in link.agreements.all()
        if paper.signed_on_latest and paper.signed_on_latest > since
    )
    return Told(
        link=link,
        before=change.before,
        what=change.what,
        kind=change.after.kind,
        status=change.after.status,
        events=events,
        papers=papers,
        sources=len(sources_of(link.citations.all())),
        is_possibly_before=any(
            event.date_earliest is None or event.date_earliest <= since for event in events
        ),
    )


def between(link: Partnership, since: date) -> Iterable[PartnershipEvent]:
    """The link's events that count from a later day."""
    events = sorted(link.events.all(), key=lambda event: event.pk)
    for event, step in zip(events, steps_of(events), strict=True):
        if step.counts_from and step.counts_from > since:
            yield event
