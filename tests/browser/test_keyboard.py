"""The keyboard reaches everything."""

from playwright.sync_api import Page, expect


def test_skip_link_comes_first_and_leads_to_the_content(site, page: Page, complaints):
    page.goto(f"{site}/uk/cities/lviv/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_everything_in_the_head_gets_focus_in_order(site, page: Page, complaints):
    page.goto(f"{site}/en/")
    inside = page.locator(".masthead").locator("a, input, button").filter(visible=True)
    page.keyboard.press("Tab")

    assert inside.count() == 11
    for number in range(11):
        page.keyboard.press("Tab")
        expect(inside.nth(number)).to_be_focused()


def test_focus_is_visible(site, page: Page, complaints):
    page.goto(f"{site}/en/matrix/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert style == "solid"


def test_footnote_leads_to_its_source_and_back(site, page: Page, complaints):
    page.goto(f"{site}/en/cities/lviv/")
    mark = page.locator(".fn a").first

    mark.focus()
    page.keyboard.press("Enter")
    note = page.url.partition("#")[2]
    page.locator(f"#{note} a[href^='#']").first.focus()
    page.keyboard.press("Enter")

    back = page.url.partition("#")[2]
    assert page.locator(f"#{back}").evaluate(
        "e => !!e.closest('.fn') || e.classList.contains('fn')"
    )
