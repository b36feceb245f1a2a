"""Marks of sources in a case text: only those of public sources leave the register."""

import re

from cities.models.profile import FOOTNOTE, MARK

SPACED_MARK = re.compile(rf"(?P<gap> ?)(?P<mark>{FOOTNOTE.pattern})")


def with_marks_of(text: str, slugs: set[str]) -> str:
    """The text with the marks of these sources alone."""

    def kept(found: re.Match) -> str:
        cited = [f"@{slug}" for slug in MARK.findall(found["mark"]) if slug in slugs]
        return f"{found['gap']}[{' '.join(cited)}]" if cited else ""

    return SPACED_MARK.sub(kept, text)
