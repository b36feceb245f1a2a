"""Case text: marks become numbered footnotes, and nothing else becomes more than text."""

import pytest

from portal.pages.footnotes import prose_of
from records.languages import LocalText
from records.models import Source

ONE, TWO = Source(slug="one", title="One"), Source(slug="two", title="Two")
SOURCES = {"one": ONE, "two": TWO}


def prose(text, sources=SOURCES):
    return prose_of(LocalText(text, "en", is_translated=True), sources)


def mark(number, place):
    return (
        f'<span><a id="m{number}-{place}" href="#n{number}" aria-label="Source {number}">'
        f"{number}</a></span>"
    )


def test_marks_are_numbered_in_order_of_first_appearance():
    made = prose("First [@two]. Then [@one @two].")
    assert made.html == (
        f'<p>First<sup class="fn">{mark(1, 1)}</sup>. '
        f'Then<sup class="fn">{mark(2, 1)}, {mark(1, 2)}</sup>.</p>\n'
    )
    assert [(note.number, note.source, note.places) for note in made.notes] == [
        (1, TWO, ["m1-1", "m1-2"]),
        (2, ONE, ["m2-1"]),
    ]


@pytest.mark.parametrize("text", ["Word [@one; @two].", "Word [@one,@two].", "Word [@one  @two]."])
def test_marks_may_be_parted_by_space_comma_or_semicolon(text):
    assert [note.source for note in prose(text).notes] == [ONE, TWO]


def test_source_that_is_not_public_leaves_no_trace():
    made = prose("Held [@hidden]. Half [@hidden @one].")
    assert made.html == f'<p>Held. Half<sup class="fn">{mark(1, 1)}</sup>.</p>\n'


def test_paragraphs_emphasis_and_links_stay():
    made = prose("A **bold** word.\n\nA [link](https://example.org/a?b=1&c=2).")
    assert made.html == (
        "<p>A <strong>bold</strong> word.</p>\n"
        '<p>A <a href="https://example.org/a?b=1&amp;c=2">link</a>.</p>\n'
    )


def test_headings_stand_below_those_of_the_page():
    assert prose("# Trade\n\nText\n===\n").html == "<h3>Trade</h3>\n<h3>Text</h3>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "<script>alert(1)</script>",
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
        ),
        (
            '<img src="https://evil.example/x.png" onerror="a()">',
            "<p>&lt;img src=&quot;https://evil.example/x.png&quot; onerror=&quot;a()&quot;&gt;"
            "</p>\n",
        ),
        ("[click](javascript:alert(1))", "<p>[click](javascript:alert(1))</p>\n"),
        ("[click](JaVaScRiPt:alert(1))", "<p>[click](JaVaScRiPt:alert(1))</p>\n"),
        ("[click](&#106;avascript:alert(1))", "<p>[click](javascript:alert(1))</p>\n"),
        ("[click](vbscript:x)", "<p>[click](vbscript:x)</p>\n"),
        ("[click](data:text/html;base64,AAAA)", "<p>[click](data:text/html;base64,AAAA)</p>\n"),
        ("[click](file:///etc/passwd)", "<p>[click](file:///etc/passwd)</p>\n"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>\n"),
        (
            "![](https://evil.example/x.png)",
            '<p>!<a href="https://evil.example/x.png"></a></p>\n',
        ),
        (
            '[a](https://example.org/"onmouseover="b())',
            '<p><a href="https://example.org/%22onmouseover=%22b()">a</a></p>\n',
        ),
        ("`<b>` [@<b>]", "<p><code>&lt;b&gt;</code> [@&lt;b&gt;]</p>\n"),
        ("[x]: javascript:alert(1)\n\n[x]", "<p>[x]: javascript:alert(1)</p>\n<p>[x]</p>\n"),
    ],
)
def test_hostile_markdown_is_harmless(text, html):
    assert prose(text).html == html


def test_untranslated_text_says_its_language():
    made = prose_of(LocalText("Текст", "uk", is_translated=False), {})
    assert (made.language, made.is_translated, made.notes) == ("uk", False, ())
