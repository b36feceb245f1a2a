"""Politeness: a pause before each further visit to a host, and what its robots.txt allows."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests

from records.checking.visiting import TIMEOUT, Unsafe, check_safe

# More of a robots.txt than this is not read. Unit: bytes
MOST_RULES = 512 * 1024


@dataclass
class Pace:
    """Waits so that a host is asked at most once in `pause` seconds."""

    pause: float
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    last: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Returns when the host may be asked."""
        host = urlsplit(url).netloc
        if host in self.last:
            rest = self.last[host] + self.pause - self.now()
            if rest > 0:
                self.sleep(rest)
        self.last[host] = self.now()


@dataclass
class Robots:
    """What each host allows, read once; a host without rules allows everything."""

    session: requests.Session
    agent: str
    allow_private: bool = False
    known: dict[str, RobotFileParser] = field(default_factory=dict)

    def may_visit(self, url: str) -> bool:
        """Whether robots.txt of the host lets us visit the address."""
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self.known:
            self.known[place] = self.read(f"{place}/robots.txt")
        return self.known[place].can_fetch(self.agent, url)

    def read(self, address: str) -> RobotFileParser:
        """The rules at an address; none where there is no such file or it cannot be read."""
        rules = RobotFileParser()
        rules.parse([])
        try:
            check_safe(address, self.allow_private)
            answer = self.session.get(address, timeout=TIMEOUT, allow_redirects=False, stream=True)
            with answer:
                if answer.status_code == 200:
                    text = answer.raw.read(MOST_RULES, decode_content=True)
                    rules.parse(text.decode("utf-8", "replace").splitlines())
        except (requests.RequestException, OSError, Unsafe, UnicodeError, ValueError):
            pass
        return rules
