"""The keyboard reaches everything."""

from playwright.sync_api import Page, expect


def test_skip_link_comes_first_and_leads_to_the_content(site, page: Page, complaints):
    page.goto(f"{site}/uk/cities/lviv/")

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_every_link_of_the_head_gets_focus_in_order(site, page: Page, complaints):
    page.goto(f"{site}/en/")
    links = page.locator(".masthead a")
    page.keyboard.press("Tab")

    reached = []
    for _link in range(links.count()):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))

    assert reached == [text.strip() for text in links.all_text_contents()]


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
