"""Visits to the addresses of sources: a local server plays the web."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from django.core.management import call_command

from records.checking.politeness import Pace, Robots
from records.checking.visiting import Unsafe, check_safe, visit
from records.models import Source
from records.models.source import CheckResult
from tests.factories import cite, make_agreement, make_home, make_source

ROUTES = {
    "/ok": (200, {}),
    "/gone": (410, {}),
    "/missing": (404, {}),
    "/broken": (500, {}),
    "/refused": (403, {}),
    "/moved": (301, {"Location": "/ok"}),
    "/found": (302, {"Location": "/ok"}),
    "/moved-to-nothing": (301, {"Location": "/missing"}),
    "/loop": (301, {"Location": "/loop"}),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/"}),
    "/file": (302, {"Location": "file:///etc/passwd"}),
}


class Web(BaseHTTPRequestHandler):
    """Answers by ROUTES; /head-less refuses HEAD; keeps what was asked."""

    asked: list[tuple[str, str]] = []

    def answer(self) -> None:
        self.asked.append((self.command, self.path))
        if self.path == "/robots.txt":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"User-agent: *\nDisallow: /private\n")
            return
        if self.path == "/garbage":
            self.wfile.write(b"\x00\xff not http\r\n\r\n")
            return
        if self.path == "/head-less":
            status, headers = (405 if self.command == "HEAD" else 200), {}
        else:
            status, headers = ROUTES.get(self.path, (404, {}))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.path == "/ok" and self.command == "GET":
            self.wfile.write(b"x" * 10_000_000)

    do_GET = do_HEAD = answer

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    """The address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def session() -> requests.Session:
    """A session that takes no proxy of the machine."""
    made = requests.Session()
    made.trust_env = False
    return made


@pytest.mark.parametrize(
    ("path", "result", "status"),
    [
        ("/ok", "answers", 200),
        ("/head-less", "answers", 200),
        ("/moved", "moved", 200),
        ("/found", "answers", 200),
        ("/gone", "not_found", 410),
        ("/missing", "not_found", 404),
        ("/moved-to-nothing", "not_found", 404),
        ("/refused", "refused", 403),
        ("/broken", "server_error", 500),
        ("/loop", "no_answer", None),
        ("/garbage", "no_answer", None),
        ("/file", "not_web", None),
    ],
)
def test_how_an_address_answers(web, session, path, result, status):
    found = visit(f"{web}{path}", session, allow_private=True)

    assert (found.result, found.status) == (result, status)


def test_only_a_move_for_good_is_told(web, session):
    assert visit(f"{web}/moved", session, allow_private=True).moved_to == f"{web}/ok"
    assert visit(f"{web}/found", session, allow_private=True).moved_to == ""


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/",
        "http://169.254.169.254/latest/", "http://[::1]/", "http://0.0.0.0/", "file:///etc/passwd",
        "ftp://example.org/", "http:///x", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_private_networks_are_never_visited(url, session):
    with pytest.raises(Unsafe):
        check_safe(url)
    assert visit(url, session).result == CheckResult.NOT_WEB


def test_redirect_into_a_private_network_is_not_followed(web, session, monkeypatch):
    monkeypatch.setattr(
        "records.checking.visiting.check_safe",
        lambda url, allow: check_safe(url, allow_private="169.254" not in url),
    )

    assert visit(f"{web}/inside", session).result == CheckResult.NOT_WEB


def test_nobody_listening_is_no_answer(session):
    assert visit("http://127.0.0.1:9/", session, allow_private=True).result == "no_answer"


def test_robots_are_read_once_and_kept(web, session):
    robots = Robots(session, "Register", allow_private=True)
    Web.asked.clear()

    assert robots.may_visit(f"{web}/ok")
    assert not robots.may_visit(f"{web}/private/page")
    assert Web.asked == [("GET", "/robots.txt")]
    assert visit(f"{web}/private/x", session, robots.may_visit, True).result == "robots"


def test_host_without_rules_allows_everything(session):
    assert Robots(session, "Register", allow_private=True).may_visit("http://127.0.0.1:9/x")


def test_pace_waits_between_visits_to_one_host():
    clock, slept = [0.0], []
    pace = Pace(5.0, now=lambda: clock[0], sleep=slept.append)

    for url, at in (("http://a/1", 0), ("http://b/1", 1), ("http://a/2", 2), ("http://a/3", 60)):
        clock[0] = at
        pace.wait(url)

    assert slept == [3.0]


def check(**options: object) -> str:
    """What the command tells."""
    out = io.StringIO()
    call_command(
        "check_sources", pause=0, allow_private=True, stdout=out, stderr=io.StringIO(), **options
    )
    return out.getvalue()


@pytest.fixture
def sources(web, monkeypatch) -> dict[str, Source]:
    """Public sources at addresses of the server; a draft."""
    monkeypatch.setenv("NO_PROXY", "*")
    record, made = make_agreement(make_home()), {}
    Source.objects.filter(slug="source-one").update(url="")
    for name in ("ok", "moved", "missing"):
        made[name] = make_source(name, url=f"{web}/{name}")
        cite(record, made[name])
    cite(record, make_source("draft", url=f"{web}/draft", state="draft"))
    return made


@pytest.mark.django_db
class TestCommand:
    """What is kept."""

    def test_results_are_kept_beside_the_record(self, sources, web):
        before = {one.slug: (one.version, one.updated_at) for one in Source.objects.all()}

        told = check()

        kept = {one.slug: one for one in Source.objects.all()}
        assert {slug: one.check_result for slug, one in kept.items() if one.url} == {
            "ok": "answers", "moved": "moved", "missing": "not_found", "draft": "",
        }  # fmt: skip
        assert kept["moved"].moved_to == f"{web}/ok"
        assert kept["missing"].failing_since == kept["missing"].checked_on
        assert {s: (one.version, one.updated_at) for s, one in kept.items()} == before
        assert "3 sources visited." in told

    def test_first_failure_keeps_its_day_until_it_answers(self, sources):
        check()
        day = "2026-01-01"
        Source.objects.filter(slug__in=["missing", "ok"]).update(failing_since=day)

        check()

        assert str(Source.objects.get(slug="missing").failing_since) == day
        assert Source.objects.get(slug="ok").failing_since is None

    @pytest.mark.parametrize(
        ("options", "number"),
        [({"limit": 1}, 1), ({"slug": "ok"}, 1), ({"host": "127.0.0.1"}, 3), ({"host": "x.y"}, 0)],
    )
    def test_choice(self, sources, options, number):
        assert f"{number} sources visited." in check(**options)

    def test_checked_ones_wait(self, sources):
        check()

        assert "0 sources visited." in check(older_than=7)

    def test_dry_run_visits_nothing(self, sources, web):
        Web.asked.clear()

        assert f"{web}/ok" in check(dry_run=True)
        assert Web.asked == []

    def test_page_list_and_api_tell_the_check(self, sources, client):
        check()

        page = client.get("/en/sources/missing/").text
        told = client.get("/api/v1/sources/moved/").json()
        listed = client.get("/en/sources/?check=not_found").context["listing"]
        assert "not found (HTTP 404)" in page
        assert "without success since" in page
        assert (told["check_result"], told["check_status"]) == ("moved", 200)
        assert listed.count == 1
