"""Every page type, in both languages: accessible, quiet, and no wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def found_by_axe(page: Page) -> list[tuple[str, str]]:
    """Violations: the rule and the first element that breaks it."""
    # Without preload: axe itself would put styles into the page, which the CSP refuses
    options = {"runOnly": {"type": "tag", "values": TAGS}, "preload": False}
    results = Axe().run(page, options=options).response
    return [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in results["violations"]]


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(site: str, page: Page, complaints: list[str], name, language):
    page.goto(f"{site}/{language}{PAGES[name]}")

    assert found_by_axe(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_dark(site: str, browser: Browser, name):
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site}/uk{PAGES[name]}")

    found = found_by_axe(page)

    page.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_no_wider_than_the_screen(site: str, page: Page, name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/uk{PAGES[name]}")
    page.evaluate("document.fonts.ready")

    assert page.evaluate(WIDER) == 0
    # Also with all that the reader can unfold
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("name", PAGES)
def test_page_is_no_wider_than_the_screen_before_its_fonts_come(site: str, page: Page, name):
    page.route("**/*.woff2", lambda route: route.abort())
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site}/uk{PAGES[name]}")

    assert page.evaluate(WIDER) == 0


# Embeds and their like stand without the site's head
WITH_HEAD = [name for name in PAGES if not name.startswith("embedded")]


@pytest.mark.parametrize("name", WITH_HEAD)
def test_language_switch_keeps_the_page(site: str, page: Page, name):
    page.goto(f"{site}/en{PAGES[name]}")

    page.locator(".lang a").click()

    assert page.url == f"{site}/uk{PAGES[name]}"
    assert page.locator("html").get_attribute("lang") == "uk"
