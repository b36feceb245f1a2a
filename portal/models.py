"""Tables of the portal: the search index."""

from portal.search.tables import SearchEntry, SearchName, SearchWord

__all__ = ["SearchEntry", "SearchName", "SearchWord"]
