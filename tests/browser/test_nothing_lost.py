"""What is typed survives the end of a session; a double click makes one record."""

import pytest
from playwright.sync_api import Page, expect

from portal.management.commands.make_demo_officers import PASSWORD

pytestmark = pytest.mark.browser
KEPT = "#kept"


def log_in(page: Page, site: str, name: str = "demo-officer") -> None:
    """Logs in where the page asks for it."""
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#login-form input[type=submit]").click()


@pytest.fixture
def officer(site: str, page: Page, complaints: list[str]) -> Page:
    """A page on which the demo officer is logged in."""
    page.goto(f"{site}/admin/")
    log_in(page, site)
    expect(page.locator("#logout-form")).to_be_visible()
    return page


def end_session(page: Page) -> None:
    """The session ends as it does after eight hours: its cookie is gone."""
    page.context.clear_cookies(name="sessionid")


def kept_count(page: Page) -> int:
    """How many forms the browser keeps."""
    return page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('kept:')).length"
    )


def fill_delivery(page: Page) -> None:
    """A long form: texts, choices, an autocomplete, a second row."""
    page.locator("#id_title_uk").fill("П’ять пожежних машин")
    page.locator("#id_summary_uk").fill("Рядок перший\nРядок «другий» & <третій>")
    page.locator("#id_stage").select_option("pledged")
    page.locator("#id_items-0-nature").select_option("goods")
    page.locator("#id_items-0-quantity").fill("5")
    page.locator("#items-group .add-row a").click()
    page.locator("#id_items-1-nature").select_option("money")
    page.locator("#id_items-1-quantity").fill("700")
    page.locator(".field-city .select2-selection").first.click()
    page.locator(".select2-dropdown .select2-search__field").fill("Львів")
    page.locator(".select2-results__option", has_text="Львів").first.click()


def test_a_long_form_survives_a_session_that_ended(site: str, officer: Page) -> None:
    address = f"{site}/admin/aid/delivery/add/"
    officer.goto(address)
    fill_delivery(officer)
    end_session(officer)

    officer.locator("input[name=_save]").click()
    expect(officer.locator("#login-form")).to_be_visible()
    log_in(officer, site)

    assert officer.url == address
    expect(officer.locator(KEPT)).to_be_visible()
    officer.locator("[data-put-back]").click()
    expect(officer.locator("#id_title_uk")).to_have_value("П’ять пожежних машин")
    expect(officer.locator("#id_summary_uk")).to_have_value(
        "Рядок перший\nРядок «другий» & <третій>"
    )
    expect(officer.locator("#id_stage")).to_have_value("pledged")
    expect(officer.locator("#id_items-0-quantity")).to_have_value("5")
    expect(officer.locator("#id_items-1-quantity")).to_have_value("700")
    expect(officer.locator(".field-city .select2-selection__rendered").first).to_contain_text(
        "Львів"
    )
    expect(officer.locator(KEPT)).to_be_hidden()


def test_after_a_save_nothing_is_kept(site: str, officer: Page) -> None:
    officer.goto(f"{site}/admin/cities/city/add/")
    officer.locator("#id_name_uk").fill("Тестове місто збереження")
    officer.locator("#id_country").select_option("DE")

    officer.locator("input[name=_continue]").click()

    officer.wait_for_url("**/change/")
    assert kept_count(officer) == 0
    expect(officer.locator(KEPT)).to_be_hidden()


def test_a_page_left_by_mistake_offers_what_was_typed(site: str, officer: Page) -> None:
    officer.goto(f"{site}/admin/records/source/add/")
    officer.locator("#id_title").fill("Недописане джерело")
    officer.wait_for_timeout(600)

    officer.goto(f"{site}/admin/")
    officer.goto(f"{site}/admin/records/source/add/")
    expect(officer.locator(KEPT)).to_be_visible()

    officer.locator("[data-discard]").click()
    expect(officer.locator(KEPT)).to_be_hidden()
    assert kept_count(officer) == 0


def test_logout_clears_what_was_kept_and_another_officer_is_offered_nothing(
    site: str, officer: Page
) -> None:
    address = f"{site}/admin/records/source/add/"
    officer.goto(address)
    officer.locator("#id_title").fill("Недописане джерело")
    officer.wait_for_timeout(600)
    assert kept_count(officer) == 1

    end_session(officer)
    officer.goto(address)
    log_in(officer, site, "demo-admin")
    expect(officer.locator("#id_title")).to_be_visible()
    expect(officer.locator(KEPT)).to_be_hidden()
    officer.locator("#logout-form button").click()
    assert kept_count(officer) == 1

    officer.goto(address)
    log_in(officer, site)
    expect(officer.locator(KEPT)).to_be_visible()
    officer.locator("#logout-form button").click()
    officer.wait_for_load_state()
    assert kept_count(officer) == 0


def sources_called(page: Page, site: str, title: str) -> int:
    """How many sources have that title."""
    page.goto(f"{site}/admin/records/source/?q={title}")
    return page.locator("#result_list tbody tr").count()


def test_a_double_click_makes_one_record(site: str, officer: Page) -> None:
    officer.goto(f"{site}/admin/records/source/add/")
    officer.locator("#id_title").fill("Подвійнеклацання")
    officer.locator("#id_publisher").fill("Рада")
    officer.locator("#id_language").select_option("uk")
    officer.locator("#id_kind").select_option("official")

    officer.locator("input[name=_save]").dblclick()

    officer.wait_for_url("**/admin/records/source/")
    expect(officer.locator(".messagelist")).to_be_visible()
    assert sources_called(officer, site, "Подвійнеклацання") == 1


def test_going_back_and_saving_again_makes_no_second_record(site: str, officer: Page) -> None:
    officer.goto(f"{site}/admin/records/source/add/")
    officer.locator("#id_title").fill("Поверненняназад")
    officer.locator("#id_publisher").fill("Рада")
    officer.locator("#id_language").select_option("uk")
    officer.locator("#id_kind").select_option("official")
    form = "[...new FormData(document.getElementById('source_form'))]"
    sent = dict(officer.evaluate(form))
    officer.locator("input[name=_save]").click()
    officer.wait_for_url("**/admin/records/source/")

    answer = officer.request.post(
        f"{site}/admin/records/source/add/",
        form={**sent, "csrfmiddlewaretoken": token_of(officer)},
        headers={"Referer": site},
    )

    assert answer.ok
    assert sources_called(officer, site, "Поверненняназад") == 1


def token_of(page: Page) -> str:
    """The token of the page's own forms."""
    return page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
