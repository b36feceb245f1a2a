"""Reads the main part of a page as text, and counts the queries that it takes."""

from html.parser import HTMLParser

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

BLOCKS = {
    "p",
    "li",
    "tr",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "div",
    "td",
    "th",
    "option",
    "br",
    "nav",
    "section",
}
BLOCK_CLASSES = {"sub", "l-item", "said", "rests", "cites", "pager__links"}


# How the page is cited and embedded, and that a record has a single source: told on many pages,
# tested in files of their own
LEFT_OUT = {"cite", "embedcode", "single"}


class MainText(HTMLParser):
    """`words`: the text inside main, blocks apart; `links`: all addresses of the page.

    What LEFT_OUT names is not read.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_main = False
        self.left_out, self.depth = "", 0
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == self.left_out:
            self.depth += 1
        elif not self.left_out and LEFT_OUT & set(dict(attrs).get("class", "").split()):
            self.left_out, self.depth = tag, 1
        self.is_main = self.is_main or tag == "main"
        if tag in BLOCKS or BLOCK_CLASSES & set(dict(attrs).get("class", "").split()):
            self.words.append("\n")
        if tag == "a":
            self.links.append(dict(attrs).get("href", ""))

    def handle_endtag(self, tag):
        if tag == "main":
            self.is_main = False
        if tag == self.left_out:
            self.depth -= 1
            self.left_out = self.left_out if self.depth else ""

    def handle_data(self, data):
        if self.is_main and not self.left_out:
            self.words.append(data.replace("\n", " "))


def read(response: HttpResponse) -> MainText:
    """The page, parsed."""
    page = MainText()
    page.feed(response.content.decode())
    return page


def lines_of(response: HttpResponse) -> list[str]:
    """The lines of the main part, without empty ones and doubled spaces."""
    text = "".join(read(response).words)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [line for line in lines if line]


def queries_of(client: Client, address: str) -> int:
    """How many queries an address takes once content types are known."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        if response.streaming:
            list(response.streaming_content)
    assert response.status_code == 200
    return len(queries)
