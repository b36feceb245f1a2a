"""Tags of every page: its title is kept while it is drawn, and then cited; its own address."""

from base64 import b64encode
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import format_html, strip_tags

from records.citing import Cited, as_bibtex, as_csl, as_ris, as_text, key_of
from records.filterbar import chips_of
from records.filters import RegisterFilterSet
from records.languages import reader_language
from records.models import Record, Source

register = template.Library()
# Parameters that show another part of the same rows
IDLE = ("page", "chart", "by")


class Kept(template.Node):
    """Draws a part of the page and keeps it for the citation and linked data further down."""

    def __init__(self, name: str, nodes: template.NodeList) -> None:
        self.name, self.nodes = name, nodes

    def render(self, context: template.Context) -> str:
        drawn = self.nodes.render(context)
        context.dicts[0][f"page_{self.name}"] = drawn
        return drawn


@register.tag
def kept(parser: Any, token: Any) -> Kept:
    """{% kept title %}...{% endkept %}"""
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(token.split_contents()[1], nodes)


def kept_text(context: template.Context, name: str) -> str:
    """A kept part of the page as plain text. Unknown: empty, the page has none."""
    drawn = str(context.dicts[0].get(f"page_{name}", ""))
    return " ".join(unescape(strip_tags(drawn)).split())


def is_refused(context: template.Context) -> bool:
    """Whether the page says only what is wrong with its query: nothing to cite or to find."""
    asked = (context.get("filter"), context.get("form"))
    asked = (*asked, getattr(context.get("listing"), "filter", None))
    bound = [one for one in asked if getattr(one, "is_bound", False)]
    return bool(context["request"].GET) and not all(one.is_valid() for one in bound)


def own_query(query: QueryDict) -> str:
    """The query of a page in one order, without what does not change its rows."""
    pairs = sorted({(name, one) for name, values in query.lists() for one in values if one})
    return urlencode([pair for pair in pairs if pair[0] not in IDLE])


@register.simple_tag(takes_context=True)
def canonical(context: template.Context) -> str:
    """The link of a page's head to its permanent address. Unknown: none, a refused query."""
    if is_refused(context):
        return ""
    return format_html('<link rel="canonical" href="{}">', own_address(context))


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


def shows_rows(context: template.Context) -> bool:
    """Whether the page is a list or a figure: it has a filter."""
    return bool(context.get("filter") or context.get("listing"))


def cited_of(context: template.Context) -> Cited:
    """What the page is, for its citation."""
    record = next(
        (one for name in ("record", "source") if isinstance(one := context.get(name), Record)), None
    )
    title = kept_text(context, "title")
    told = filters_in_words(context)
    is_of_rows = not record and shows_rows(context)
    return Cited(
        title=f"{title} ({told})" if told else title,
        address=own_address(context),
        day=timezone.localdate(),
        language=reader_language(),
        version=str(record.public_version) if record else "",
        changed=timezone.localtime(record.changed_at).date() if record else None,
        sources=sources_of_page(context),
        release=str(context.get("newest_release") or "") if is_of_rows else "",
        is_of_rows=is_of_rows,
    )


def as_link(written: str, kind: str) -> str:
    """An address that holds the file itself: no server is asked for it."""
    return f"data:{kind};charset=utf-8;base64,{b64encode(written.encode()).decode()}"


@register.inclusion_tag("records/_cite.html", takes_context=True)
def cite_page(context: template.Context, heading: str = "h-citepage") -> dict[str, Any]:
    """The box that says how the page is cited, in four formats, three of them as files too."""
    if is_refused(context):
        return {}
    cited = cited_of(context)
    formats = [
        {"name": name, "written": written, "file": as_link(f"{written}\n", kind), "ending": ending}
        for name, written, kind, ending in (
            ("BibTeX", as_bibtex(cited), "application/x-bibtex", "bib"),
            ("RIS", as_ris(cited), "application/x-research-info-systems", "ris"),
            ("CSL-JSON", as_csl(cited), "application/vnd.citationstyles.csl+json", "json"),
        )
    ]
    stem = key_of(cited)
    return {"text": as_text(cited), "formats": formats, "heading": heading, "stem": stem}
