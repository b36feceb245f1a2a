"""Error pages in the style of the site, without a query."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import path

from tests.page_text import lines_of, read

urlpatterns = []


def fails(request):
    raise RuntimeError("canary of the inside")


def is_odd(request):
    raise SuspiciousOperation("canary of the inside")


def is_closed(request):
    raise PermissionDenied("canary of the inside")


class Addresses:
    """The site's addresses and three that fail."""

    from portal import urls

    urlpatterns = [
        *urls.urlpatterns,
        path("en/fails/", fails),
        path("en/odd/", is_odd),
        path("en/closed/", is_closed),
    ]
    handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500


@pytest.fixture
def visitor(settings):
    """A browser of a site that shows no internals."""
    settings.DEBUG, settings.ROOT_URLCONF = False, Addresses
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/en/nothing/", "No public record has this address"),
        ("/uk/nothing/", "Оприлюдненого запису з такою адресою немає"),
    ],
)
def test_404_is_in_the_language_of_the_address(visitor, address, title):
    response = visitor.get(address)

    assert response.status_code == 404
    assert lines_of(response)[:2] == ["404", title]


def test_404_leads_to_the_first_pages_of_both_languages(visitor):
    assert {"/uk/", "/en/"} <= set(read(visitor.get("/en/nothing/")).links)


def test_404_of_the_api_is_a_problem(visitor):
    response = visitor.get("/api/nothing/")

    assert (response.status_code, response.headers["Content-Type"]) == (
        404,
        "application/problem+json",
    )


@pytest.mark.parametrize(
    ("address", "status", "lines"),
    [
        (
            "/en/fails/",
            500,
            [
                "500",
                "Помилка на нашому боці",
                "Ми її бачимо. Спробуйте ще раз за кілька хвилин або почніть з головної сторінки.",
                "An error on our side",
                "It was noted. Try again in a few minutes, or begin at the first page.",
            ],
        ),
        (
            "/en/odd/",
            400,
            [
                "400",
                "Незрозумілий запит",
                "Сервер не зміг його прочитати. Перевірте адресу або почніть з головної сторінки.",
                "A request that cannot be read",
                "Check the address, or begin at the first page.",
            ],
        ),
    ],
)
def test_500_and_400_speak_both_languages_and_show_nothing_inside(visitor, address, status, lines):
    response = visitor.get(address)

    assert (response.status_code, lines_of(response)) == (status, lines)
    assert "canary" not in response.content.decode()
    assert "<style" not in response.content.decode()


def test_a_host_that_is_not_ours_is_a_bad_request(visitor):
    assert visitor.get("/en/cities/", headers={"Host": "evil.example"}).status_code == 400


def test_403_says_what_to_do_in_both_languages(visitor):
    lines = lines_of(visitor.get("/en/closed/"))

    assert lines[:2] == ["403", "Ваш обліковий запис цього не дозволяє"]
    assert "Your account may not do this" in lines


def test_a_form_without_its_cookie_says_that_nothing_was_saved(settings):
    settings.ROOT_URLCONF = Addresses
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})

    assert response.status_code == 403
    assert lines_of(response)[:2] == ["403", "Сторінка застаріла"]
