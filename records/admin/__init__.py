"""The forms of the officers: what every record shares, and the sources."""

from records.admin.forms import RecordForm, RowForm
from records.admin.lists import CountryFilter, HomeCityFilter, date_column
from records.admin.record import RecordAdmin
from records.admin.rows import (
    CitationInline,
    ContactInline,
    RowFormSet,
    StackedRows,
    TabularRows,
)
from records.admin.source import SourceAdmin
from records.admin.work_list import WorkList

__all__ = [
    "CitationInline",
    "ContactInline",
    "CountryFilter",
    "HomeCityFilter",
    "RecordAdmin",
    "RecordForm",
    "RowForm",
    "RowFormSet",
    "SourceAdmin",
    "StackedRows",
    "TabularRows",
    "WorkList",
    "date_column",
]
