"""The admin as an officer meets it: Ukrainian, accessible, under the strict CSP."""

import pytest
from playwright.sync_api import Page, expect

from portal.management.commands.make_demo_officers import PASSWORD
from tests.browser.test_every_page import found_by_axe

LISTS = [
    "cities/city",
    "cities/caseprofile",
    "partnerships/partnership",
    "partnerships/agreement",
    "partnerships/initiative",
    "partnerships/organization",
    "aid/delivery",
    "records/source",
]


@pytest.fixture
def officer(site: str, page: Page, complaints: list[str]) -> Page:
    """A page on which the demo officer is logged in."""
    page.goto(f"{site}/admin/")
    page.locator("#id_login").fill("demo-officer")
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation(url=f"{site}/admin/", wait_until="load"):
        page.locator("input[type=submit]").click()
    return page


def test_login_is_ukrainian_and_accessible(site: str, page: Page, complaints):
    page.goto(f"{site}/admin/login/")

    assert page.locator("html").get_attribute("lang") == "uk"
    assert found_by_axe(page) == []


def test_first_page_is_accessible(officer: Page):
    assert found_by_axe(officer) == []


@pytest.mark.parametrize("path", LISTS)
def test_list_and_form_are_accessible(site: str, officer: Page, path):
    officer.goto(f"{site}/admin/{path}/")
    assert found_by_axe(officer) == []

    officer.locator("#result_list tbody tr th a").first.click()
    officer.wait_for_url("**/change/")
    assert found_by_axe(officer) == []


def test_impossible_date_is_answered_at_the_field(site: str, officer: Page):
    officer.goto(f"{site}/admin/partnerships/agreement/add/")
    officer.locator("#id_title_uk").fill("Угода")
    officer.locator("#id_signed_on_edtf").fill("30.02.2023")

    officer.locator("input[name=_save]").click()

    field = officer.locator(".field-signed_on_edtf")
    expect(field.locator(".errorlist")).to_be_visible()
    assert officer.locator("#id_title_uk").input_value() == "Угода"
