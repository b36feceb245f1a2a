"""The search box by keyboard: suggestions, choice, dismissal; and without script."""

import pytest
from playwright.sync_api import Browser, Page, expect

BOX, OPTIONS = "#q-masthead", "#q-masthead-list [role=option]"


@pytest.fixture
def typed(site, page: Page, complaints):
    """A page in whose box somebody has begun to write."""
    page.goto(f"{site}/en/cities/")
    page.locator(BOX).press_sequentially("Kyj")
    expect(page.locator(OPTIONS)).to_have_count(8)
    return page


def test_suggestions_are_a_combobox(typed: Page):
    box = typed.locator(BOX)

    expect(box).to_have_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "q-masthead-list")
    expect(typed.locator(".find [role=status]")).to_contain_text("8")


def test_arrows_choose_and_enter_opens(typed: Page, site):
    box = typed.locator(BOX)

    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "q-masthead-list-0")
    expect(typed.locator(OPTIONS).first).to_have_attribute("aria-selected", "true")
    box.press("Enter")

    expect(typed).to_have_url(f"{site}/en/cities/kyiv/")


def test_arrow_up_from_the_box_chooses_the_last(typed: Page):
    box = typed.locator(BOX)

    box.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", "q-masthead-list-7")
    box.press("ArrowDown")

    expect(box).not_to_have_attribute("aria-activedescendant", "q-masthead-list-7")


def test_escape_closes_and_keeps_what_was_written(typed: Page):
    box = typed.locator(BOX)

    box.press("Escape")

    expect(typed.locator("#q-masthead-list")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("Kyj")


def test_enter_without_a_choice_searches(typed: Page, site):
    typed.locator(BOX).press("Enter")

    expect(typed).to_have_url(f"{site}/en/search/?q=Kyj")
    expect(typed.locator(".hits a").first).to_have_text("Kyiv")


def test_a_click_opens(typed: Page, site):
    typed.locator(OPTIONS).first.click()

    expect(typed).to_have_url(f"{site}/en/cities/kyiv/")


def test_without_script_the_form_searches(site, browser: Browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/uk/")

    page.locator(BOX).fill("Lwów")
    page.locator(".find--masthead button").click()

    expect(page.locator(".hits a").first).to_have_text("Львів")
