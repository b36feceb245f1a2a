"""What is wrong with the files of a register: file, row, column, what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to correct. Unknown: row 0 for the whole file, column "" for the whole row."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = [f"{self.file}.csv"]
        if self.row:
            place.append(_("row %d") % self.row)
        if self.column:
            place.append(_("column %s") % self.column)
        return f"{', '.join(place)}: {self.message}"
