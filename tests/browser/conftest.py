"""A served portal with the whole register, and a browser that notices every complaint."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_WITHIN_S = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser."""
    for item in items:
        item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The machine's Chromium instead of a download."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return {**browser_type_launch_args, "executable_path": path, "args": FLAGS}


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_served(address: str) -> None:
    """Returns when the address answers. Raises: TimeoutError."""
    for _attempt in range(READY_WITHIN_S * 5):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own with the register and the demo officers."""
    folder: Path = tmp_path_factory.mktemp("site")
    port = free_port()
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'register.sqlite3'}"}
    environ |= {"PORTAL_MEDIA": str(folder / "media"), "PORTAL_RELEASES": str(folder / "releases")}

    def manage(*words: str) -> list[str]:
        return [sys.executable, "manage.py", *words]

    for words in (("migrate", "-v0"), ("load_register",), ("make_demo_officers",)):
        subprocess.run(manage(*words), cwd=settings.BASE_DIR, env=environ, check=True)
    server = subprocess.Popen(
        manage("runserver", "--noreload", f"127.0.0.1:{port}"),
        cwd=settings.BASE_DIR,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_served(f"{address}/en/methodology/")
        yield address
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def complaints(context: BrowserContext, site: str) -> Iterator[list[str]]:
    """Console errors, CSP reports, failed requests and requests to other hosts; none allowed."""
    heard: list[str] = []
    host = urlsplit(site).netloc

    def listen(page: Page) -> None:
        page.on("console", lambda m: heard.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on(
            "request",
            lambda r: None if host in r.url or r.url[:5] == "data:" else heard.append(r.url),
        )

    context.on("page", listen)
    yield heard
    assert heard == []
