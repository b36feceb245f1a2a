"""Models that every record stands on."""

from records.models.citation import Citation, CitationQuerySet, Fact
from records.models.contact import ContactPerson
from records.models.form_token import FormToken
from records.models.new_version import NewVersion, NewVersionQuerySet
from records.models.record import Record, RecordQuerySet
from records.models.release import State
from records.models.source import Source, SourceQuerySet

__all__ = [
    "Citation",
    "CitationQuerySet",
    "ContactPerson",
    "Fact",
    "FormToken",
    "NewVersion",
    "NewVersionQuerySet",
    "Record",
    "RecordQuerySet",
    "Source",
    "SourceQuerySet",
    "State",
]
