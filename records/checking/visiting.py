"""Visits one address: HEAD, then GET where that is refused; tells how it answered."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests

from records.models.source import CheckResult

MOST_REDIRECTS = 8
# Unit: seconds to connect, seconds between two bytes
TIMEOUT = (10.0, 20.0)
# Statuses with which servers refuse HEAD alone
NO_HEAD = {400, 401, 403, 404, 405, 406, 501, 503}
REDIRECTS = {301, 302, 303, 307, 308}
FOR_EVER = {301, 308}


@dataclass(frozen=True)
class Visit:
    """How an address answered. Unknown: status None, there was no answer.

    `moved_to` is the address it leads to for ever; empty where it stayed.
    """

    result: CheckResult
    status: int | None = None
    moved_to: str = ""


class Unsafe(Exception):
    """An address that leads into a private network, or is none of the web."""


def check_safe(url: str, allow_private: bool = False) -> None:
    """Raises: Unsafe unless the host is public; OSError where it has no address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unsafe(url)
    if allow_private:
        return
    found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    if not all(ipaddress.ip_address(str(one[4][0]).split("%")[0]).is_global for one in found):
        raise Unsafe(url)


def ask(
    session: requests.Session, method: str, url: str, allow_private: bool
) -> tuple[requests.Response, list[int]]:
    """The last answer, and the statuses of the redirects before it.

    Each step is checked before it is taken; the body is never read.
    Raises: Unsafe, OSError and requests' errors.
    """
    passed: list[int] = []
    while True:
        check_safe(url, allow_private)
        answer = session.request(method, url, timeout=TIMEOUT, allow_redirects=False, stream=True)
        answer.close()
        target = answer.headers.get("location", "")
        if answer.status_code not in REDIRECTS or not target:
            return answer, passed
        passed.append(answer.status_code)
        if len(passed) > MOST_REDIRECTS:
            raise requests.TooManyRedirects(url)
        url = urljoin(answer.url, target)


def visit(
    url: str,
    session: requests.Session,
    may_visit: Callable[[str], bool] = lambda url: True,
    allow_private: bool = False,
) -> Visit:
    """How the address answers; `may_visit` is what its robots.txt says."""
    try:
        check_safe(url, allow_private)
        if not may_visit(url):
            return Visit(CheckResult.ROBOTS)
        answer, passed = ask(session, "HEAD", url, allow_private)
        if answer.status_code in NO_HEAD:
            answer, passed = ask(session, "GET", url, allow_private)
    except Unsafe:
        return Visit(CheckResult.NOT_WEB)
    except (requests.RequestException, OSError, UnicodeError, ValueError):
        return Visit(CheckResult.NO_ANSWER)
    is_moved = bool(passed) and all(status in FOR_EVER for status in passed)
    return Visit(
        result_of(answer.status_code, is_moved),
        answer.status_code,
        answer.url[:600] if is_moved else "",
    )


def result_of(status: int, is_moved: bool) -> CheckResult:
    """What a status means."""
    if status < 400:
        return CheckResult.MOVED if is_moved else CheckResult.ANSWERS
    if status in (404, 410):
        return CheckResult.NOT_FOUND
    return CheckResult.REFUSED if status < 500 else CheckResult.SERVER_ERROR
