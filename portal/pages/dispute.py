"""An example of sources that disagree, for the rule that both values stand."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from partnerships.models import Partnership
from partnerships.models.partnership import PartnershipQuerySet
from portal.pages.wording import in_a_row
from records.languages import reader_language
from records.models import Citation, Fact
from records.partial_dates import PartialDateError, parse


@dataclass(frozen=True)
class Dispute:
    """A link, and the two years that its sources give for its beginning."""

    link: Partnership
    first: int
    second: int

    @property
    def pair(self) -> str:
        """Both cities: "Lviv and Freiburg"."""
        return in_a_row([self.link.city.name, self.link.partner.name], reader_language())


def dispute_of(links: PartnershipQuerySet) -> Dispute | None:
    """The link whose two years lie closest, of these the oldest. Unknown: None."""
    pairs = {key: sorted(years) for key, years in years_said().items() if len(years) == 2}
    disputed = links.filter(pk__in=pairs).select_related("city", "partner")
    found = [Dispute(link, *pairs[link.pk]) for link in disputed]
    return min(
        found, key=lambda one: (one.second - one.first, one.first, one.link.slug), default=None
    )


def years_said() -> dict[int, set[int]]:
    """The years that public sources give for the beginning of links, by the link's key."""
    kind = ContentType.objects.get_for_model(Partnership)
    citations = Citation.objects.public().filter(content_type=kind, fact=Fact.ESTABLISHED)
    years: dict[int, set[int]] = defaultdict(set)
    for key, says in citations.exclude(says="").values_list("object_id", "says"):
        year = year_said(says)
        if year:
            years[key].add(year)
    return years


def year_said(says: str) -> int | None:
    """The year of a value. Unknown: None where it is no date, or an interval."""
    try:
        date = parse(says)
    except PartialDateError:
        return None
    return None if date.is_interval else date.year
