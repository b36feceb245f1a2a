"""A page of another origin: it shows an embed in a frame, and is refused the whole page."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

HOST_PAGE = '<!doctype html><title>Elsewhere</title><iframe src="{}" title="Figure"></iframe>'
EMBEDS = ["/embed/matrix/?kind=partner", "/embed/map/", "/embed/chart/?measure=vehicles"]


class Elsewhere(BaseHTTPRequestHandler):
    """A page that frames the address in its query."""

    def do_GET(self) -> None:
        """The page."""
        framed = parse_qs(urlsplit(self.path).query).get("frame", [""])[0]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(HOST_PAGE.format(framed.replace("&", "&amp;")).encode())

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Another site, on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/?frame="
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("address", EMBEDS)
def test_embed_shows_in_a_page_of_another_origin(site, elsewhere, page: Page, address, language):
    page.goto(f"{elsewhere}{site}/{language}{address}".replace("&", "%26"))

    frame = page.frame_locator("iframe")

    assert frame.locator("figure h1, figure h2").first.inner_text()
    assert "CC BY 4.0" in frame.locator(".embed__foot").inner_text()
    assert page.context.cookies() == []


def test_embed_shows_without_script(site, elsewhere, browser: Browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{elsewhere}{site}/en/embed/matrix/")

    assert page.frame_locator("iframe").locator("table").first.is_visible()
    page.close()


@pytest.mark.parametrize("address", ["/matrix/", "/map/", "/aid/", "/"])
def test_whole_page_is_refused_to_another_origin(site, elsewhere, page: Page, address):
    refusals: list[str] = []
    page.on("console", lambda message: refusals.append(message.text))

    page.goto(f"{elsewhere}{site}/en{address}")

    assert page.frame_locator("iframe").locator("main").count() == 0
    assert any("frame" in text.lower() for text in refusals)
