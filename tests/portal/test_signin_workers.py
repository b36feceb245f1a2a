"""Attempts are counted over all workers: two servers of one database."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.conf import settings

MADE = """
from django.contrib.auth.models import User
User.objects.create_user("olena", password="rather-a-long-one-42", is_staff=True)
"""
READY_WITHIN_S = 60


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_served(address: str) -> None:
    """Returns when the address answers. Raises: TimeoutError."""
    for _attempt in range(READY_WITHIN_S * 5):
        try:
            requests.get(address, timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of two processes that serve one database."""
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}"}

    def manage(*words: str) -> list[str]:
        return [sys.executable, "manage.py", *words]

    for words in (("migrate", "-v0"), ("shell", "-v0", "-c", MADE)):
        subprocess.run(manage(*words), cwd=settings.BASE_DIR, env=environ, check=True)
    ports = free_port(), free_port()
    servers = [
        subprocess.Popen(
            manage("runserver", "--noreload", f"127.0.0.1:{port}"),
            cwd=settings.BASE_DIR,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for port in ports
    ]
    addresses = (f"http://127.0.0.1:{ports[0]}", f"http://127.0.0.1:{ports[1]}")
    try:
        for address in addresses:
            wait_until_served(f"{address}/robots.txt")
        yield addresses
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def log_in(address: str, password: str) -> requests.Response:
    """Opens the form in a fresh browser and sends it."""
    browser = requests.Session()
    # Both answer to one name, as behind a proxy
    browser.headers["Host"] = "testserver"
    browser.cookies["django_language"] = "en"
    where = f"{address}/accounts/login/"
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(where).text)
    assert found
    form = {"login": "olena", "password": password, "csrfmiddlewaretoken": found[1]}
    return browser.post(where, form, headers={"Referer": where}, allow_redirects=False)


def test_wrong_passwords_at_one_worker_count_at_the_other(workers: tuple[str, str]) -> None:
    one, two = workers
    for address in (one, two, one, two, one):
        assert "are not correct" in log_in(address, "wrong").text

    answers = [log_in(address, "rather-a-long-one-42") for address in workers]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("Too many failed login attempts" in answer.text for answer in answers)
