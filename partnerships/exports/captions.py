"""What a download of Figure 1 says of itself: title, day, numbers, filters, licence."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from partnerships.matrix.figure import Figure
from partnerships.matrix.shape import Cell
from partnerships.matrix.words import counted, listed
from records.exports import LICENCE
from records.partial_dates import parse


def day_of(figure: Figure) -> str:
    """The figure's day in words."""
    return parse(figure.day.isoformat()).in_words(figure.matrix.language)


def title(figure: Figure) -> str:
    """ "Partners of Kyiv and Lviv"."""
    homes = [column.name for column in figure.matrix.columns]
    words = ngettext("Partners of %(homes)s", "Partners of %(homes)s", len(homes))
    return words % {"homes": listed(homes, figure.matrix.language)}


def numbers(figure: Figure) -> str:
    """ "186 links: 163 current, 17 ended, 6 of unknown state"."""
    totals, language = figure.matrix.totals, figure.matrix.language
    states = ["current", "ended", "unknown", *(["suspended"] if totals.suspended else [])]
    told = [counted(getattr(totals, state), state, language) for state in states]
    return f"{counted(totals.links, 'links', language)}: {', '.join(told)}"


def filters(figure: Figure) -> str:
    """The filters in force, or that there are none."""
    return "; ".join(f"{label}: {value}" for label, value in figure.asked) or _("none")


def citation(figure: Figure) -> str:
    """How to cite the figure of this day."""
    return _("Register of Municipal Diplomacy, Figure 1, as of %(day)s") % {"day": day_of(figure)}


def address(figure: Figure) -> str:
    """The address of the page of exactly these links, on this day."""
    query = urlencode([*figure.query, ("on", figure.day.isoformat())])
    return f"{settings.PORTAL_ORIGIN}{reverse('matrix')}?{query}"


def about(figure: Figure) -> list[tuple[str, str]]:
    """Everything a reader of the file must know, by label."""
    return [
        (_("Figure 1"), title(figure)),
        (_("As of"), day_of(figure)),
        (_("Links"), numbers(figure)),
        *compared(figure),
        (_("Filters"), filters(figure)),
        (_("Cite as"), citation(figure)),
        (_("Address"), address(figure)),
        (_("Licence"), LICENCE),
    ]


def compared(figure: Figure) -> list[tuple[str, str]]:
    """The compared day and what changed since; nothing where none is asked."""
    if figure.compared is None:
        return []
    day = parse(figure.compared.day.isoformat()).in_words(figure.matrix.language)
    told = ", ".join(f"{number} {what}" for what, number in figure.compared.numbers.items())
    return [(_("Compared with"), f"{day}: {told or _('none')}")]


def kind_word(cell: Cell) -> str:
    """The kind as a cell says it."""
    sister, partner = pgettext("cell", "sister"), pgettext("cell", "partner")
    return sister if cell.kind == "sister" else partner


def state_word(cell: Cell) -> str:
    """The state as a cell says it; empty while the link is current."""
    words = {
        "terminated": pgettext("cell", "ended"),
        "unknown": pgettext("cell", "state unknown"),
        "suspended": pgettext("cell", "suspended"),
    }
    return words.get(cell.status, "")


def cell_words(cell: Cell) -> str:
    """ "sister, ended"."""
    return ", ".join(filter(None, (kind_word(cell), state_word(cell))))


def total_words() -> dict[str, str]:
    """The lines of totals by key."""
    return {
        "current": _("Current links"),
        "sister": pgettext("total", "sister"),
        "partner": pgettext("total", "partner"),
        "undated": _("of them without a known date"),
        "unknown": _("State unknown, not counted"),
        "suspended": _("Suspended, not counted"),
        "ended": _("Ended, not counted"),
    }


def total_keys(figure: Figure) -> list[str]:
    """The lines of totals that the page shows."""
    return [key for key in total_words() if key != "suspended" or figure.matrix.totals.suspended]
