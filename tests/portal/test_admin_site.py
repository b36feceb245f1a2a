"""The admin as a whole: its name, order, language, look and safety."""

import re

import pytest
from django.contrib import admin
from django.test import Client

from records.models import Record
from tests.factories import make_city

pytestmark = pytest.mark.django_db

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|application/json))")


def test_records_stand_in_the_order_of_the_work(desk: Client) -> None:
    apps = desk.get("/admin/").context["app_list"]

    assert [(app["app_label"], [one["object_name"] for one in app["models"]]) for app in apps] == [
        ("partnerships", ["Partnership", "Agreement", "Initiative", "Organization", "Area"]),
        ("aid", ["Delivery"]),
        ("cities", ["City", "CaseProfile"]),
        ("records", ["Source"]),
        ("auth", ["User"]),
        ("portal", ["Invitation", "AuditEntry"]),
    ]


def test_every_record_type_has_its_form() -> None:
    kinds = {model for model in admin.site._registry if issubclass(model, Record)}

    assert {model.__name__ for model in kinds} == {
        "Agreement",
        "CaseProfile",
        "City",
        "Delivery",
        "Initiative",
        "Organization",
        "Partnership",
        "Source",
    }


def test_the_admin_speaks_ukrainian_whatever_the_browser_asks(admin_client: Client) -> None:
    page = admin_client.get("/admin/", headers={"accept-language": "de, en"})

    assert page.headers["Content-Language"] == "uk"
    assert '<html lang="uk"' in page.content.decode()


def test_the_language_changes_by_a_button_and_the_page_stays(admin_client: Client) -> None:
    where = "/admin/cities/city/?q=Lviv"
    page = admin_client.get(where).content.decode()

    answer = admin_client.post("/i18n/setlang/", {"language": "en", "next": where})

    assert f'<input type="hidden" name="next" value="{where}">' in page
    assert '<button name="language" value="en" lang="en">English</button>' in page
    assert answer.url == where
    assert admin_client.get(where).headers["Content-Language"] == "en"


def test_the_login_page_has_the_switch_and_the_look(client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()

    assert 'action="/i18n/setlang/"' in page
    assert re.findall(r"css/(tokens|admin)\.css", page) == ["tokens", "admin"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "cities/city/",
        "cities/city/add/",
        "partnerships/partnership/add/",
        "partnerships/agreement/add/",
        "aid/delivery/add/",
        "records/source/add/",
    ],
)
def test_nothing_stands_inline(desk: Client, path: str) -> None:
    make_city()

    page = desk.get(f"/admin/{path}")

    assert page.status_code == 200
    assert INLINE.findall(page.content.decode()) == []


def test_the_page_of_a_section_claims_nothing_of_the_desk(desk: Client) -> None:
    page = desk.get("/admin/aid/").content.decode()

    assert "h-desk" not in page
