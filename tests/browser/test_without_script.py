"""Without JavaScript: every page says the same, and its filters, steps and links work."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES

# Words of the main part; folded parts are not read
READ = "main => main.innerText.replace(/\\s+/g, ' ').trim()"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("name", PAGES)
def test_page_says_the_same(site: str, plain: Page, page: Page, name: str, language: str):
    address = f"{site}/{language}{PAGES[name]}"

    told = [one.goto(address) and one.locator("main").evaluate(READ) for one in (plain, page)]

    assert told[0]
    assert told[0] == told[1]


def test_aid_is_filtered_and_its_chart_changed(site: str, plain: Page):
    plain.goto(f"{site}/en/aid/")

    plain.locator("form.facets [name=q]").fill("generator")
    plain.locator("form.facets button[type=submit]").first.click()

    assert "q=generator" in plain.url
    plain.locator("a[href*='chart=time']").first.click()
    assert "q=generator" in plain.url
    assert "chart=time" in plain.url
    assert plain.locator("svg.chart").first.is_visible()


def test_cities_are_compared(site: str, plain: Page):
    plain.goto(f"{site}/en/aid/compare/")

    for city in ("lviv", "odesa"):
        plain.locator(f"input[value={city}]").check()
    plain.locator("form.filters button[type=submit]").click()

    assert "city=lviv&city=odesa" in plain.url
    assert plain.locator("svg.chart").count() > 1


def test_map_steps_through_the_years(site: str, plain: Page):
    plain.goto(f"{site}/en/map/?on=1990-12-31&city=kyiv")

    plain.locator("a[rel=next]").first.click()

    assert "on=1991-12-31" in plain.url
    assert "city=kyiv" in plain.url


def test_figure_is_compared_with_a_day(site: str, plain: Page):
    plain.goto(f"{site}/en/matrix/")

    plain.locator("[name=from]").fill("2022-02-23")
    plain.locator("form.filters button[type=submit]").click()

    assert "from=2022-02-23" in plain.url
    assert plain.locator(".compare b").first.inner_text() == "42"
