"""Figure 1 as a reader uses it."""

import re

from playwright.sync_api import Browser, Page, expect


def rows(page: Page) -> int:
    """How many partners the table shows."""
    return page.locator("table.matrix tbody:not(.m-tots) tr:not(.m-g)").count()


def test_filter_applies_without_a_full_load_and_back_returns(site, page: Page, complaints):
    page.goto(f"{site}/en/matrix/")
    page.evaluate("window.isSamePage = true")
    before = rows(page)

    page.get_by_label("Country").select_option("PL")
    expect(page).to_have_url(re.compile("country=PL"))
    expect(page.locator("table.matrix tbody:not(.m-tots)")).to_have_count(1)

    assert page.evaluate("window.isSamePage") is True
    assert 0 < rows(page) < before
    page.go_back()
    expect(page).to_have_url(f"{site}/en/matrix/")
    expect(page.locator("table.matrix tbody:not(.m-tots) tr:not(.m-g)")).to_have_count(before)


def test_filter_works_without_javascript(site, browser: Browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}/en/matrix/")
    page.get_by_label("Kind").select_option("partner")

    page.locator("form.filters button[type=submit]").click()

    assert "kind=partner" in page.url
    assert page.locator("table.matrix .is-sister").count() == 0
    assert page.locator("table.matrix .is-partner").count() > 0
    page.close()


def test_link_of_kyiv_and_moscow_before_and_after_the_decision(site, page: Page, complaints):
    row = page.locator("table.matrix tr", has=page.get_by_role("rowheader", name="Moscow"))

    page.goto(f"{site}/en/matrix/?on=2016-02-10&city=kyiv")
    assert row.locator(".cell--ended").count() == 0
    assert row.locator(".is-sister").count() == 1

    page.goto(f"{site}/en/matrix/?on=2016-02-12&city=kyiv")
    assert row.locator(".cell--ended").count() == 1
    assert row.locator(".is-sister").count() == 0


def test_cell_opens_its_partnership(site, page: Page, complaints):
    page.goto(f"{site}/en/matrix/?q=Freiburg")

    page.locator("table.matrix tbody .cell").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Lviv – Freiburg im Breisgau")
