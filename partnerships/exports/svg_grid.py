"""Where the columns of the drawn figure stand."""

from dataclasses import dataclass

MARGIN = 40
COUNTRY = 190
PARTNER = 230
HOMES = 700
# A column is never narrower than its longest words need
NARROWEST = 175


@dataclass(frozen=True)
class Grid:
    """The columns of a figure with so many home cities. Unit: px."""

    homes: int

    left = MARGIN
    partner = MARGIN + COUNTRY

    @property
    def home_width(self) -> int:
        """How wide a home city's column is."""
        return max(NARROWEST, min(HOMES // max(self.homes, 1), 350))

    def home(self, place: int) -> int:
        """Where the column of that place begins."""
        return self.partner + PARTNER + place * self.home_width

    @property
    def right(self) -> int:
        """Where the table ends."""
        return max(self.home(self.homes), self.left + 760)

    @property
    def width(self) -> int:
        """How wide the drawing is."""
        return self.right + MARGIN
