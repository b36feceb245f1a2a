"""Tables of the portal: the search index, and releases of the register."""

from portal.desk.address import CalendarAddress
from portal.releases.model import Release
from portal.search.tables import SearchEntry, SearchName, SearchWord

__all__ = ["CalendarAddress", "Release", "SearchEntry", "SearchName", "SearchWord"]
