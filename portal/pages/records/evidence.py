"""What the page of a record shows of its sources: numbers, sayings, disagreements."""

from typing import Any

from records.dissent import FactReader, differences
from records.footnotes import Footnotes
from records.models import Record


def evidence_of(record: Record) -> dict[str, Any]:
    """The parts of a page's context that tell on what its record rests."""
    citations, reader, footnotes = record.citations.all(), FactReader(record), Footnotes()
    footnotes.add(citations, reader)
    differing = differences(citations, reader)
    return {
        "footnotes": footnotes,
        "differences": differing,
        "differing_facts": {one.fact: one for one in differing},
    }
