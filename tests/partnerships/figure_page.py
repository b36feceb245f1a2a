"""Reads Figure 1 from its page, as a visitor sees it."""

from html.parser import HTMLParser

from django.test import Client


class FigurePage(HTMLParser):
    """`totals` and `partners`: the texts of a line's cells by its head; `links`: its cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.totals: dict[str, list[str]] = {}
        self.partners: dict[str, list[str]] = {}
        self.countries: list[str] = []
        self.links: list[str] = []
        self.numbers: list[str] = []
        self._texts: list[str] = []
        self._scope = ""
        self._is_totals = False
        self.feed(html.partition("<table")[2].partition("</table>")[0])

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Notes where a cell begins."""
        names = dict(attrs)
        if tag == "tbody":
            self._is_totals = names.get("class") == "m-tots"
        if tag in ("td", "th"):
            self._texts, self._scope = [], names.get("scope", "")
        if tag == "a" and names.get("class", "").startswith("cell"):
            self.links.append(names["href"])
        if tag == "a" and self._is_totals:
            self.numbers.append(names["href"])

    def handle_data(self, data: str) -> None:
        """Keeps a cell's text, but the country under a single partner's name."""
        self._texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Files a cell under its line."""
        if tag == "a" and self._scope == "row":
            self._scope = "named"
            self._name = "".join(self._texts)
        if tag not in ("td", "th"):
            return
        text = " ".join("".join(self._texts).split())
        lines = self.totals if self._is_totals else self.partners
        if tag == "th" and self._scope in ("row", "named"):
            self._line = lines.setdefault(self._name if self._scope == "named" else text, [])
        elif tag == "th" and self._scope == "rowgroup":
            self.countries.append(text)
        elif tag == "td" and text != "Totals":
            self._line.append(text.replace("no link", ""))


def read(client: Client, query: str = "", language: str = "en") -> FigurePage:
    """The table of the page at a query string."""
    response = client.get(f"/{language}/matrix/{query}")
    assert response.status_code == 200
    return FigurePage(response.content.decode())
