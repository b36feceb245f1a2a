"""Reads the page of one link: the facts under its head, the lines under a heading."""

from tests.page_text import lines_of

ADDRESS = "/en/partnerships/lviv--freiburg/"
HEADINGS = {
    "Where sources disagree",
    "Time line",
    "Agreements",
    "Both sides",
    "Cite this record",
    "Given",
    "Handled as a hub or carrier, given by others",
    "Sources",
}


def part(client, heading, address=ADDRESS):
    """The lines under a heading."""
    lines = lines_of(client.get(address))
    start = lines.index(heading) + 1
    ends = [i for i, line in enumerate(lines) if i >= start and line in HEADINGS]
    return lines[start : ends[0] if ends else None]


def facts(client, address=ADDRESS):
    """The facts under the head, by name."""
    lines = lines_of(client.get(address))
    start = lines.index("Kind")
    end = next(i for i, line in enumerate(lines) if i > start and line in HEADINGS)
    return dict(zip(lines[start:end:2], lines[start + 1 : end : 2], strict=True))
