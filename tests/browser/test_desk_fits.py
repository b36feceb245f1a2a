"""Every page of the desk fits on a phone and on a screen, light and dark; axe finds nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.management.commands.make_demo_officers import PASSWORD
from tests.browser.test_every_page import WIDER, found_by_axe

pytestmark = pytest.mark.browser
QUERY = "?city=lviv&first=2022-03-01&last=2024-12-31&currency=any"
PAGES = (
    "",
    "aid/delivery/",
    "aid/delivery/deleted/",
    "aid/delivery/1/change/",
    "aid/delivery/1/history/",
    "cities/city/1/merge/?into=2",
    "cities/city/find/?q=Freiburg",
    "partnerships/agreement/?todo=for_review",
    "spreadsheets/",
    "calendar/",
    f"reports/{QUERY}",
    f"reports/summary{QUERY}",
    f"reports/brief{QUERY}",
)


@pytest.fixture(params=[(390, "light", "uk"), (390, "dark", "en"), (1280, "dark", "uk")])
def editor(request: pytest.FixtureRequest, site: str, browser: Browser) -> Iterator[Page]:
    """An editor at a screen of some width, in one of the looks."""
    width, scheme, language = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    page = context.new_page()
    page.goto(f"{site}/accounts/login/?next=/admin/")
    page.locator("#id_login").fill("demo-editor")
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation(url=f"{site}/admin/"):
        page.locator("#login-form input[type=submit]").click()
    yield page
    context.close()


def test_pages_of_the_desk_fit_and_are_accessible(site: str, editor: Page) -> None:
    for path in PAGES:
        answer = editor.goto(f"{site}/admin/{path}")
        assert answer is not None
        assert answer.status == 200, path
        assert editor.evaluate(WIDER) == 0, path
        assert found_by_axe(editor) == [], path


def test_many_records_before_a_step_fit_and_are_accessible(site: str, editor: Page) -> None:
    editor.goto(f"{site}/admin/partnerships/agreement/?state__exact=published")
    for box in editor.locator("input.action-select").all()[:3]:
        box.check()
    editor.locator("select[name=action]").select_option("send_many_to_review")
    with editor.expect_navigation():
        editor.locator(".actions button[type=submit]").click()

    assert editor.locator("#content-main tbody tr").count() == 3
    assert editor.evaluate(WIDER) == 0
    assert found_by_axe(editor) == []
