"""Case text: Markdown with [@source] marks becomes HTML with numbered footnotes.

The only place of the project that declares text to be safe HTML. It may, because every byte of
it comes from markdown-it: raw HTML is off and escaped, images are off, links lead only where
`is_harmless` allows, and the marks we add are built by `format_html` from numbers alone.
tests/portal/test_footnotes.py attacks it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from cities.models.profile import FOOTNOTE, MARK
from records.languages import LocalText
from records.models import Source

HARMLESS = ("https://", "http://", "/", "#")


@dataclass
class Footnote:
    """One source of a text: its number and the places in the text that cite it."""

    number: int
    source: Source
    places: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Where a mark in the text jumps to."""
        return f"n{self.number}"

    def cite(self) -> str:
        """Notes one more place in the text and returns its id."""
        self.places.append(f"m{self.number}-{len(self.places) + 1}")
        return self.places[-1]


@dataclass(frozen=True)
class Prose:
    """A text as HTML, with its footnotes in the order of their first mark."""

    html: SafeString
    notes: tuple[Footnote, ...]
    language: str
    is_translated: bool


class ProseRenderer(RendererHTML):
    """Markdown-it's renderer, which also writes the marks of footnotes."""

    def cite(self, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        """The numbers of one mark: each public source gets one, the others are left out."""
        notes, sources = env["notes"], env["sources"]
        marks = []
        for slug in tokens[index].meta["slugs"]:
            if slug in sources:
                note = notes.setdefault(slug, Footnote(len(notes) + 1, sources[slug]))
                label = _("Source %(number)d") % {"number": note.number}
                marks.append((note.cite(), note.anchor, label, note.number))
        numbers = format_html_join(
            ", ", '<span><a id="{}" href="#{}" aria-label="{}">{}</a></span>', marks
        )
        return format_html('<sup class="fn">{}</sup>', numbers) if marks else ""


def is_harmless(url: str) -> bool:
    """Whether a link leads to a page, not to a script or a file."""
    return url.strip().lower().startswith(HARMLESS)


def read_mark(state: StateInline, silent: bool) -> bool:
    """Markdown-it rule: takes [@one @another] and the space before it."""
    found = FOOTNOTE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.pending = state.pending.rstrip()
        token = state.push("cite", "", 0)
        token.meta = {"slugs": MARK.findall(found.group(1))}
    state.pos = found.end()
    return True


def lower_headings(tokens: Sequence[Token]) -> None:
    """Headings of a text stand below those of the page."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h3"


def reader() -> MarkdownIt:
    """Markdown without raw HTML and images, with marks of sources."""
    made = MarkdownIt("commonmark", {"html": False}, renderer_cls=ProseRenderer)
    made.disable(["image", "html_block", "html_inline"])
    made.validateLink = is_harmless  # type: ignore[method-assign]
    made.inline.ruler.before("link", "cite", read_mark)
    return made


def prose_of(text: LocalText, sources: Mapping[str, Source]) -> Prose:
    """The text as HTML; `sources` are the public ones, by slug, and only they become notes."""
    env: dict[str, Any] = {"notes": {}, "sources": sources}
    markdown = reader()
    tokens = markdown.parse(str(text), env)
    lower_headings(tokens)
    html = SafeString(markdown.renderer.render(tokens, markdown.options, env))
    return Prose(html, tuple(env["notes"].values()), text.language, text.is_translated)
