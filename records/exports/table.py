"""A table that is downloaded: its rows, and where, when and on which terms they were taken."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.exports.cells import number
from records.exports.columns import Column

LICENCE = "CC BY 4.0"
# A record's place as a geometry of GeoJSON. Unknown: None
Place = Callable[[Any], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Table:
    """Rows of one model under columns. Unknown: `place` is None where records have none.

    `address` is the page of the same rows, its filter included; `filters` say it in words.
    """

    name: str
    model: type[models.Model]
    shown: Sequence[Column]
    records: Iterable[Any]
    address: str
    day: date
    place: Place | None = None
    filters: Sequence[tuple[str, str]] = ()

    @property
    def origin(self) -> dict[str, str]:
        """What each row and each file says of where it is from."""
        return {
            "downloaded_from": self.address,
            "downloaded_on": self.day.isoformat(),
            "licence": LICENCE,
        }

    @property
    def head(self) -> list[str]:
        """The names of the columns."""
        return [one.name for one in self.shown]

    def rows(self) -> Iterator[list[Any]]:
        """The values of each record, column by column."""
        for record in self.records:
            yield self.row(record)

    def row(self, record: Any) -> list[Any]:
        """The values of a record."""
        return [number(one.value(record)) for one in self.shown]


ORIGIN_TOLD = {
    "downloaded_from": _("Page of exactly these rows; its query is the filter."),
    "downloaded_on": _("Day of the download."),
    "licence": _("Terms of use; name the register."),
}
