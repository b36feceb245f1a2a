"""How a page is cited: text, BibTeX, RIS and CSL-JSON. Pure; plain values in, text out.

Sources: BibTeX as biblatex reads it (UTF-8), RIS 2011, CSL-JSON 1.0.2.
"""

import json
import re
from dataclasses import dataclass
from datetime import date

PORTAL = "Register of Municipal Diplomacy"
PORTAL_UK = "Реєстр муніципальної дипломатії"
LICENCE = "CC BY 4.0"
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# More sources than these are found at the page's address
MOST_SOURCES = 20


@dataclass(frozen=True)
class Cited:
    """What is cited: the page, the day of reading, its version, the sources behind it.

    `version` is that of a record with the day of its last change. Unknown: empty, a list or a
    figure: the day identifies it, and `release`, the newest one, holds the rows for ever.
    `is_of_rows`: each row of the page names its own sources.
    """

    title: str
    address: str
    day: date
    language: str
    version: str = ""
    changed: date | None = None
    sources: tuple[str, ...] = ()
    release: str = ""
    is_of_rows: bool = False

    @property
    def portal(self) -> str:
        """The name of the register in the reader's language."""
        return PORTAL_UK if self.language == "uk" else PORTAL

    @property
    def issued(self) -> date:
        """The day of what is cited: of a record its last change, else the day of reading."""
        return self.changed or self.day

    @property
    def state(self) -> str:
        """Which state of it, in words."""
        is_uk = self.language == "uk"
        if self.version:
            told = f"версія {self.version} від" if is_uk else f"version {self.version} of"
        else:
            told = "стан на" if is_uk else "as of"
        told = f"{told} {self.issued.isoformat()}"
        if self.version or not self.release:
            return told
        return f"{told}, {'останній випуск' if is_uk else 'newest release'} {self.release}"

    @property
    def named_sources(self) -> tuple[str, ...]:
        """The first sources; that there are more is said, or that each row has its own."""
        if self.is_of_rows and not self.sources:
            told = (
                "названо при кожному рядку за цією адресою"
                if self.language == "uk"
                else "named with each row at this address"
            )
            return (told,)
        more = len(self.sources) - MOST_SOURCES
        if more <= 0:
            return self.sources
        rest = (
            f"ще {more}: {self.address}"
            if self.language == "uk"
            else f"{more} more: {self.address}"
        )
        return (*self.sources[:MOST_SOURCES], rest)


def one_line(text: str) -> str:
    """The text without line breaks and signs that no format can hold."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\s]+", " ", text).strip()


def as_text(cited: Cited) -> str:
    """One sentence for a footnote."""
    told = f"{cited.portal}. {one_line(cited.title)}, {cited.state}. {cited.address} ({LICENCE})."
    if not cited.named_sources:
        return told
    return f"{told} {head_of(cited)}: {'; '.join(map(one_line, cited.named_sources))}."


def head_of(cited: Cited) -> str:
    """What stands before the sources."""
    return "Першоджерела" if cited.language == "uk" else "Original sources"


def noted(cited: Cited) -> tuple[str, ...]:
    """The sources as notes; that the rows name theirs is a sentence with its head."""
    if cited.sources:
        return cited.named_sources
    return tuple(f"{head_of(cited)}: {told}" for told in cited.named_sources)


def sources_in_line(cited: Cited) -> str:
    """The same in one line."""
    return "; ".join(map(one_line, noted(cited)))


def latex(text: str) -> str:
    """A text as LaTeX prints it."""
    return "".join(_LATEX.get(sign, sign) for sign in one_line(text))


def key_of(cited: Cited) -> str:
    """The key of an entry: letters and figures of the address."""
    place = cited.address.partition("//")[2].partition("/")[2]
    path = re.sub(r"[^a-z0-9]+", "-", place.lower()).strip("-")
    return f"register-{path[-60:].strip('-')}"


def as_bibtex(cited: Cited) -> str:
    """An entry for BibTeX and biblatex."""
    fields = {
        "author": f"{{{latex(cited.portal)}}}",
        "title": f"{{{latex(cited.title)}}}",
        "year": str(cited.issued.year),
        "month": _MONTHS[cited.issued.month - 1],
        "version": latex(cited.version or cited.issued.isoformat()),
        "url": cited.address.replace("{", "%7B").replace("}", "%7D"),
        "urldate": cited.day.isoformat(),
        "note": latex(f"{cited.state}. {LICENCE}"),
    }
    if cited.named_sources:
        fields["addendum"] = latex(sources_in_line(cited))
    # A month is a word that the style prints; in braces it would be taken as it stands
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
    ]
    return "\n".join([f"@online{{{key_of(cited)},", *lines, "}"])


def as_ris(cited: Cited) -> str:
    """A record for reference managers."""
    lines = [
        ("TY", "ELEC"),
        ("TI", one_line(cited.title)),
        ("AU", cited.portal),
        ("PB", cited.portal),
        ("PY", str(cited.issued.year)),
        ("DA", cited.issued.strftime("%Y/%m/%d")),
        ("Y2", cited.day.strftime("%Y/%m/%d")),
        ("ET", cited.version or cited.issued.isoformat()),
        ("LA", cited.language),
        ("UR", cited.address),
        ("N1", f"{cited.state}. {LICENCE}"),
        *(("N1", one_line(source)) for source in noted(cited)),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines)


def as_csl(cited: Cited) -> str:
    """An item of CSL-JSON."""

    def parts(day: date) -> dict[str, list[list[int]]]:
        return {"date-parts": [[day.year, day.month, day.day]]}

    item = {
        "id": key_of(cited),
        "type": "webpage",
        "title": one_line(cited.title),
        "author": [{"literal": cited.portal}],
        "container-title": cited.portal,
        "issued": parts(cited.issued),
        "accessed": parts(cited.day),
        "version": cited.version or cited.issued.isoformat(),
        "language": cited.language,
        "URL": cited.address,
        "note": f"{cited.state}. {LICENCE}",
    }
    if cited.named_sources:
        item["references"] = sources_in_line(cited)
    return json.dumps([item], ensure_ascii=False, indent=2)
