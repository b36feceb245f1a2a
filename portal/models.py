"""Tables of the portal: the search index, and releases of the register."""

from portal.audit.entry import AuditEntry
from portal.desk.address import CalendarAddress
from portal.releases.model import Release
from portal.search.tables import SearchEntry, SearchName, SearchWord
from portal.signin.invitation import Invitation
from portal.spreadsheets.kept_import import SpreadsheetImport

__all__ = [
    "AuditEntry",
    "CalendarAddress",
    "Invitation",
    "Release",
    "SearchEntry",
    "SearchName",
    "SearchWord",
    "SpreadsheetImport",
]
