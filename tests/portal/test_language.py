"""The language where the address does not say it."""

import pytest
from django.test import Client

from portal.language import terminal_language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "uk_UA.UTF-8"}, "uk"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "uk_UA.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "uk_UA.UTF-8", "LANG": "C"}, "uk"),
    ],
)
def test_terminal_language(environ, language):
    assert terminal_language(environ) == language


@pytest.mark.django_db
def test_admin_is_ukrainian_whatever_the_browser_prefers(client: Client):
    response = client.get("/admin/login/", headers={"accept-language": "de,en;q=0.8"})

    assert response.headers["Content-Language"] == "uk"


@pytest.mark.django_db
def test_admin_keeps_the_language_the_officer_chose(client: Client):
    client.post("/i18n/setlang/", {"language": "en", "next": "/admin/login/"})

    response = client.get("/admin/login/", headers={"accept-language": "uk"})

    assert response.headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("uk", "/uk/"),
        ("en-GB,uk;q=0.5", "/en/"),
        ("de,uk;q=0.3", "/uk/"),
        ("de", "/en/"),
        ("", "/uk/"),
    ],
)
@pytest.mark.django_db
def test_root_chooses_by_the_browser(client: Client, accepted, address):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response.headers["Location"]) == (302, address)


@pytest.mark.parametrize(("headers", "language"), [({}, "en"), ({"accept-language": "uk"}, "uk")])
@pytest.mark.django_db
def test_api_speaks_english_unless_asked(client: Client, headers, language):
    response = client.get("/api/v1/cities/?kind=x", headers=headers)

    assert response.headers["Content-Language"] == language
