"""Numbers of the sources of a page."""

import pytest

from records.dissent import FactReader
from records.footnotes import Footnotes
from tests.factories import cite, make_city, make_home, make_partnership, make_source

pytestmark = pytest.mark.django_db


def test_a_source_keeps_its_first_number():
    link = make_partnership(make_home(), make_city())
    first, second = make_source("a"), make_source("b")
    one = [cite(link, first, fact="kind"), cite(link, second, fact="kind")]
    two = [cite(link, second, fact="status"), cite(link, first, fact="status")]
    footnotes = Footnotes()

    numbers = footnotes.numbers(one), footnotes.numbers(two), footnotes.numbers(one + two)

    assert numbers == ([1, 2], [2, 1], [1, 2])
    assert [(note.number, note.source.slug) for note in footnotes] == [(1, "a"), (2, "b")]
    assert len(footnotes) == 2


def test_own_citations_tell_what_they_say():
    link = make_partnership(make_home(), make_city())
    source = make_source("a")
    said = cite(link, source, fact="established", says="1989-08", note_en="month only")
    silent = cite(link, source)
    footnotes = Footnotes()

    footnotes.add([said, silent], FactReader(link))

    [note] = footnotes
    assert [(one.fact, one.words, str(one.note)) for one in note.sayings] == [
        ("established", "August 1989", "month only")
    ]
