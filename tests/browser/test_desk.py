"""A day at the desk in the browser: from nothing to the public by two people, files, keys."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.management.commands.make_demo_officers import PASSWORD
from tests.browser.test_every_page import found_by_axe

pytestmark = pytest.mark.browser


def logged_in(browser: Browser, site: str, name: str) -> Page:
    """A page of a browser of its own in which the account is logged in."""
    page = browser.new_context(locale="uk-UA").new_page()
    page.goto(f"{site}/accounts/login/?next=/admin/")
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#login-form input[type=submit]").click()
    expect(page.locator("#logout-form")).to_be_visible()
    return page


@pytest.fixture
def olena(site: str, browser: Browser) -> Iterator[Page]:
    """The officer of Lviv."""
    page = logged_in(browser, site, "demo-officer")
    yield page
    page.context.close()


@pytest.fixture
def ihor(site: str, browser: Browser) -> Iterator[Page]:
    """An editor, who looks it through."""
    page = logged_in(browser, site, "demo-editor")
    yield page
    page.context.close()


def choose(page: Page, field: str, text: str) -> None:
    """Types into an autocomplete and takes the first that fits."""
    page.locator(f"{field} .select2-selection").first.click()
    page.locator(".select2-dropdown .select2-search__field").fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def fill_delivery(page: Page, title: str) -> None:
    """Five fire engines from Leipzig, pledged, with a source."""
    page.locator("#id_title_uk").fill(title)
    page.locator("#id_stage").select_option("pledged")
    page.locator("#id_category").select_option("vehicles")
    page.locator("#id_when_edtf").fill("2026-11")
    choose(page, ".field-city", "Львів")
    page.locator("#id_items-0-nature").select_option("goods")
    page.locator("#id_items-0-good").select_option("fire-engine")
    page.locator("#id_items-0-qualifier").select_option("exactly")
    page.locator("#id_items-0-quantity").fill("5")
    page.locator("#id_items-0-unit").select_option("vehicles")
    page.locator("#id_participants-0-role").select_option("donor")
    choose(page, "#participants-0 .field-city", "Лейпциг")
    choose(page, "#records-citation-content_type-object_id-0 .field-source", "Freiburg")


def save(page: Page) -> None:
    """Saves; looks again where the desk asks."""
    with page.expect_navigation():
        page.locator("input[name=_save]").click()
    again = page.locator("input[name=_all_the_same]")
    if again.count():
        with page.expect_navigation():
            again.click()


def test_two_people_bring_a_delivery_from_nothing_to_the_public(
    site: str, olena: Page, ihor: Page
) -> None:
    title = "Пожежні машини з Лейпцига, перевірка столу"
    olena.goto(f"{site}/admin/aid/delivery/add/")
    fill_delivery(olena, title)
    olena.locator("#id_state").select_option("in_review")
    save(olena)
    expect(olena.locator(".messagelist")).to_be_visible()

    ihor.goto(f"{site}/admin/")
    assert found_by_axe(ihor) == []
    ihor.goto(f"{site}/admin/aid/delivery/?todo=for_review")
    ihor.locator("#result_list a", has_text=title).first.click()
    preview = ihor.locator(".object-tools a", has_text=re.compile("перегляд: українська"))
    where = preview.get_attribute("href")
    shown = ihor.context.new_page()
    shown.goto(f"{site}{where}")
    expect(shown.locator("h1")).to_have_text(title)
    assert found_by_axe(shown) == []
    shown.close()
    ihor.locator("#id_state").select_option("published")
    save(ihor)
    expect(ihor.locator(".messagelist")).to_be_visible()

    public = olena.context.new_page()
    public.goto(f"{site}/uk/aid/?q=перевірка+столу")
    expect(public.locator("main")).to_contain_text(title)


def test_a_published_record_changes_when_a_colleague_releases_it(
    site: str, olena: Page, ihor: Page
) -> None:
    olena.goto(f"{site}/admin/aid/delivery/?state__exact=published")
    olena.locator("#result_list tbody th a").first.click()
    olena.locator("#id_summary_uk").fill("Уточнено на перевірці столу.")
    olena.locator("#id_why").fill("Уточнено за листом")
    save(olena)
    expect(olena.locator("h1")).to_contain_text("Нова версія")
    assert found_by_axe(olena) == []
    where = olena.url
    expect(olena.locator("input[name=_release]")).to_have_count(0)
    olena.locator("input[name=_review]").click()

    ihor.goto(where)
    ihor.locator("input[name=_release]").click()

    expect(ihor.locator("table.versions")).to_contain_text("Уточнено за листом")
    assert found_by_axe(ihor) == []


def test_an_earlier_version_comes_back(site: str, ihor: Page) -> None:
    ihor.goto(f"{site}/admin/records/source/")
    ihor.locator("#result_list tbody th a").first.click()
    before = ihor.locator("#id_publisher").input_value()
    ihor.locator("#id_publisher").fill("Інша редакція")
    if ihor.locator("#id_why").count():
        ihor.locator("#id_why").fill("Перевірка столу")
    form = ihor.url
    save(ihor)
    ihor.goto(form.replace("/change/", "/history/"))
    ihor.locator("table.versions a", has_text=re.compile("відновити|повернути", re.I)).first.click()
    expect(ihor.locator("input[name=_restore]")).to_be_visible()
    ihor.locator("#id_why").fill("Перевірка столу")
    with ihor.expect_navigation(url="**/history/"):
        ihor.locator("input[name=_restore]").click()

    ihor.goto(form)
    expect(ihor.locator("#id_publisher")).to_have_value(before)


HEAD = "city,title_uk,stage,category,item_1_nature,item_1_good,item_1_qualifier,item_1_quantity,"
HEAD += "item_1_unit\n"


def bring(page: Page, site: str, path: Path, text: str) -> None:
    """Sends a file of deliveries."""
    path.write_text(text)
    page.goto(f"{site}/admin/spreadsheets/")
    page.locator("#id_kind").select_option("deliveries")
    page.locator("#id_file").set_input_files(str(path))
    page.locator("input[type=submit].default").click()


def test_a_file_with_errors_is_corrected_brought_and_taken_back(
    site: str, olena: Page, tmp_path: Path
) -> None:
    olena.goto(f"{site}/admin/spreadsheets/")
    assert found_by_axe(olena) == []
    row = "Львів,Перевірка таблиці,{},vehicles,goods,bus,exactly,2,vehicles\n"
    bring(olena, site, tmp_path / "f.csv", HEAD + row.format("дано"))
    expect(olena.locator("#content-main")).to_contain_text("«дано» не можна")
    assert found_by_axe(olena) == []

    bring(olena, site, tmp_path / "f.csv", HEAD + row.format("обіцяно"))
    expect(olena.locator("#content-main")).to_contain_text("Перевірка таблиці")
    olena.locator("input[name=_write]").click()
    expect(olena.locator("input[name=_undo]")).to_be_visible()
    assert found_by_axe(olena) == []
    olena.locator("input[name=_undo]").click()

    olena.goto(f"{site}/admin/aid/delivery/?q=Перевірка+таблиці")
    expect(olena.locator("#result_list")).to_have_count(0)


def test_reports_and_calendar_are_accessible(site: str, olena: Page) -> None:
    query = "?city=lviv&first=2023-01-01&last=2023-12-31"
    reports = ("", query, f"summary{query}", f"brief{query}")
    for path in ("calendar/", *(f"reports/{one}" for one in reports)):
        olena.goto(f"{site}/admin/{path}")
        assert found_by_axe(olena) == [], path


@pytest.mark.parametrize("city", ["kyiv", "kharkiv", "odesa", "lviv"])
@pytest.mark.parametrize("first", ["1990-01-01", "2024-01-01"])
def test_a_brief_is_one_page_of_paper(site: str, ihor: Page, city: str, first: str) -> None:
    ihor.goto(f"{site}/admin/reports/brief?city={city}&first={first}&last=2026-12-31")
    assert ihor.locator(".brief h1").count() == 1

    paper = ihor.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_a_source_is_entered_by_keys_alone(site: str, olena: Page) -> None:
    olena.goto(f"{site}/admin/records/source/add/")
    olena.locator("#id_title").focus()
    olena.keyboard.type("Введено клавішами")
    for name, text in (("publisher", "Газета"), ("url", "https://keys.example/1")):
        press_until(olena, f"id_{name}")
        olena.keyboard.type(text)
    for name in ("kind", "language"):
        press_until(olena, f"id_{name}")
        olena.keyboard.press("ArrowDown")
    olena.keyboard.press("Control+s")

    expect(olena.locator(".messagelist")).to_contain_text("Введено клавішами")


def press_until(page: Page, field: str) -> None:
    """Presses Tab until the field has the focus."""
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == field:
            return
    raise AssertionError(f"{field} was not reached by Tab")
