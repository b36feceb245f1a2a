"""Tags of every page: its title is kept while it is drawn, and then cited; its own address."""

from html import unescape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import strip_tags

from records.citing import Cited, as_bibtex, as_csl, as_ris, as_text
from records.filterbar import chips_of
from records.filters import RegisterFilterSet
from records.languages import reader_language
from records.models import Record, Source

register = template.Library()
TITLE = "page_title"
# Parameters that show another part of the same rows
IDLE = ("page", "chart", "by")


class KeptTitle(template.Node):
    """Draws the title and keeps it for the citation further down."""

    def __init__(self, nodes: template.NodeList) -> None:
        self.nodes = nodes

    def render(self, context: template.Context) -> str:
        drawn = self.nodes.render(context)
        context.dicts[0][TITLE] = drawn
        return drawn


@register.tag
def kept_title(parser: Any, token: Any) -> KeptTitle:
    """{% kept_title %}...{% endkept_title %}"""
    nodes = parser.parse(("endkept_title",))
    parser.delete_first_token()
    return KeptTitle(nodes)


def own_query(query: QueryDict) -> str:
    """The query of a page in one order, without what does not change its rows."""
    kept = sorted((name, one) for name, values in query.lists() for one in values if one)
    return urlencode([pair for pair in kept if pair[0] not in IDLE])


@register.simple_tag(takes_context=True)
def own_address(context: template.Context) -> str:
    """The page's permanent address: parameters in one order, idle ones left out."""
    request = context["request"]
    query = own_query(request.GET)
    return f"{context['origin']}{request.path}{'?' if query else ''}{query}"


def filters_in_words(context: template.Context) -> str:
    """The filters in force: "Home city: Lviv; Stage: delivered"."""
    found = context.get("filter") or getattr(context.get("listing"), "filter", None)
    if not isinstance(found, RegisterFilterSet) or not found.is_bound:
        return ""
    return "; ".join(f"{chip.label}: {chip.value}" for chip in chips_of(found))


def source_in_words(source: Source) -> str:
    """A source for a note: title, publisher, date, address."""
    dated = f", {source.published_on_edtf}" if source.published_on_edtf else ""
    return f"{source.title}, {source.publisher}{dated}. {source.url}".strip()


def sources_of_page(context: template.Context) -> tuple[str, ...]:
    """The sources that the page numbers."""
    notes = context.get("footnotes") or getattr(context.get("story"), "notes", ()) or ()
    return tuple(source_in_words(note.source) for note in notes)


def cited_of(context: template.Context) -> Cited:
    """What the page is, for its citation."""
    record = next(
        (one for name in ("record", "source") if isinstance(one := context.get(name), Record)), None
    )
    title = unescape(strip_tags(str(context.dicts[0].get(TITLE, "")))).strip()
    told = filters_in_words(context)
    return Cited(
        title=f"{title} ({told})" if told else title,
        address=own_address(context),
        day=timezone.localdate(),
        language=reader_language(),
        version=str(record.version) if record else "",
        changed=timezone.localtime(record.updated_at).date() if record else None,
        sources=sources_of_page(context),
    )


@register.inclusion_tag("records/_cite.html", takes_context=True)
def cite_page(context: template.Context, heading: str = "h-citepage") -> dict[str, Any]:
    """The box that says how the page is cited, in four formats."""
    cited = cited_of(context)
    formats = (
        ("BibTeX", as_bibtex(cited)),
        ("RIS", as_ris(cited)),
        ("CSL-JSON", as_csl(cited)),
    )
    return {"text": as_text(cited), "formats": formats, "heading": heading}
