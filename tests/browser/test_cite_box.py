"""The box that says how a page is cited, opened: its files, its width, without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_every_page import found_by_axe

CASE = "/en/cities/lviv/"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("script", [True, False])
def test_each_format_is_taken_away_as_a_file(site: str, browser: Browser, script):
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(site + CASE)
        page.click("#cite-page summary")
        for ending, begins in (("bib", "@online{"), ("ris", "TY  - ELEC"), ("json", "[")):
            with page.expect_download() as taken:
                page.click(f'#cite-page a[download$=".{ending}"]')

            assert taken.value.suggested_filename == f"register-en-cities-lviv.{ending}"
            assert Path(taken.value.path()).read_text().startswith(begins)


@pytest.mark.parametrize("address", [CASE, "/uk/partnerships/", "/en/matrix/", "/en/sources/"])
def test_axe_finds_nothing_in_the_open_box(site: str, page: Page, complaints, address):
    page.goto(site + address)
    # Not by a click, which would scroll rows of Figure 1 halfway under its sticky head
    page.locator("#cite-page").evaluate("box => { box.open = true }")

    assert found_by_axe(page) == []


def test_open_box_is_no_wider_than_the_narrowest_screen(
    site: str, page: Page, complaints: list[str]
):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site + CASE)
    page.click("#cite-page summary")

    assert page.evaluate(WIDER) == 0
    assert complaints == []
