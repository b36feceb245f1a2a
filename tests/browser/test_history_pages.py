"""The pages of history as an officer meets them: accessible, and as wide as a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_every_page import found_by_axe
from tests.browser.test_nothing_lost import officer

__all__ = ["officer"]
WIDTHS = (390, 1280)


@pytest.fixture
def edited(site: str, officer: Page) -> Page:
    """The history of a source whose title was just changed."""
    officer.goto(f"{site}/admin/records/source/?q=рада")
    officer.locator("#result_list tbody tr th a").first.click()
    officer.locator("#id_title").fill(officer.locator("#id_title").input_value() + " (уточнено)")
    officer.locator("#id_why").fill("Уточнено")
    officer.locator("input[name=_continue]").click()
    expect(officer.locator(".messagelist")).to_be_visible()
    officer.locator(".historylink").click()
    officer.wait_for_url("**/history/**")
    return officer


def sound(page: Page) -> None:
    """Asserts that axe finds nothing and no width scrolls sideways."""
    page.wait_for_load_state()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found_by_axe(page) == []


def test_versions_comparison_and_restoring_are_accessible(edited: Page) -> None:
    sound(edited)
    edited.locator(".choose button").click()
    edited.wait_for_url("**/compare/**")
    expect(edited.locator(".sides tbody tr")).not_to_have_count(0)
    sound(edited)
    edited.locator(".states a").first.click()
    expect(edited.locator("input[name=_restore]")).to_be_visible()
    sound(edited)

    edited.locator("#id_why").fill("Повернуто")
    edited.locator("input[name=_restore]").click()

    edited.wait_for_url("**/history/")
    expect(edited.locator(".messagelist")).to_be_visible()


def test_deleted_records_are_accessible(site: str, officer: Page) -> None:
    officer.goto(f"{site}/admin/records/source/deleted/")

    sound(officer)


def test_a_conflict_and_a_double_are_accessible(site: str, edited: Page) -> None:
    edited.go_back()
    edited.wait_for_url("**/change/**")
    edited.reload()
    edited.locator("#id_opened_version").evaluate("(input) => { input.value = '1'; }")
    edited.locator("#id_title").fill("Введене тим часом")
    edited.locator("#id_why").fill("Інша причина")
    edited.locator("input[name=_save]").click()
    expect(edited.locator(".refused")).to_be_visible()
    expect(edited.locator("#id_title")).to_have_value("Введене тим часом")
    sound(edited)

    edited.goto(f"{site}/admin/cities/city/add/")
    edited.locator("#id_name_uk").fill("Варшава")
    edited.locator("#id_country").select_option("PL")
    edited.locator("input[name=_save]").click()
    expect(edited.locator("input[name=_all_the_same]")).to_be_visible()
    sound(edited)
