"""An officer's hands on the keys: saving, finding, reading a date without the mouse."""

import pytest
from playwright.sync_api import Page, expect

from portal.management.commands.make_demo_officers import PASSWORD
from tests.browser.test_every_page import WIDER, found_by_axe


@pytest.fixture
def officer(site: str, page: Page, complaints: list[str]) -> Page:
    """A page on which the demo officer is logged in."""
    page.goto(f"{site}/admin/")
    page.locator("#id_login").fill("demo-officer")
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation(url=f"{site}/admin/", wait_until="load"):
        page.locator("input[type=submit]").click()
    return page


def test_date_is_read_while_it_is_typed(site: str, officer: Page):
    officer.goto(f"{site}/admin/aid/delivery/add/")
    reading = officer.locator("output[for=id_when_edtf]")

    officer.locator("#id_when_edtf").press_sequentially("2022-21")
    expect(reading).to_have_text("навесні 2022: 1 березня – 31 травня 2022")

    officer.locator("#id_when_edtf").fill("2022-02-30")
    expect(reading).to_have_class("reads is-problem")


def enter_source(officer: Page, title: str, key: str) -> None:
    """A source typed in and saved by a key."""
    officer.locator("#id_title").press_sequentially(title)
    officer.locator("#id_publisher").press_sequentially("Міська рада")
    officer.locator("#id_language").select_option("uk")
    officer.locator("#id_kind").select_option("media")
    with officer.expect_navigation():
        officer.keyboard.press(key)


def test_source_is_saved_and_another_begun_by_keys_alone(site: str, officer: Page):
    officer.goto(f"{site}/admin/records/source/add/")

    enter_source(officer, "Сторінка, введена з клавіатури", "Control+Enter")
    expect(officer.locator("#id_title")).to_have_value("")
    enter_source(officer, "Друга сторінка", "Control+s")

    expect(officer).to_have_url(f"{site}/admin/records/source/")
    officer.keyboard.press("Control+k")
    officer.keyboard.type("введена з клавіатури")
    with officer.expect_navigation():
        officer.keyboard.press("Enter")
    expect(officer.locator("#result_list tbody tr")).to_have_count(1)


@pytest.mark.parametrize("width", [390, 1280])
def test_page_that_finds_a_city_is_accessible_and_fits(site: str, officer: Page, width: int):
    officer.set_viewport_size({"width": width, "height": 900})
    officer.goto(f"{site}/admin/cities/city/find/?q=Konstanz")

    assert officer.evaluate(WIDER) == 0
    assert found_by_axe(officer) == []
