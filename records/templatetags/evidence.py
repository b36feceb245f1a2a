"""Tags of records: numbers of sources on a page, disagreements in a row of a list."""

from django import template

from records.dissent import Difference, FactReader, differences
from records.evidence import disagreements
from records.footnotes import Footnotes
from records.models import Citation, Record

register = template.Library()


@register.filter
def number_of(footnotes: Footnotes, citation: Citation) -> int:
    """The number of a citation's source on this page."""
    return footnotes.note(citation).number


@register.filter
def disputed_facts(record: Record) -> list[Difference]:
    """The facts on which the sources of a list's row disagree; most rows have none."""
    citations = record.citations.all()
    if not disagreements(citations):
        return []
    return differences(citations, FactReader(record), f"{record.pk}-")
