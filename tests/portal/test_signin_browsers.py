"""The browser of a session in words."""

import pytest
from django.utils.translation import override

from portal.signin.browsers import browser_in_words

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64) {WEBKIT} Chrome/1 Safari/1", "Chrome, Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/1 Safari/1 Edg/1", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:1) Gecko/1 Firefox/1", "Firefox, Linux"),
        (f"Mozilla/5.0 (Linux; Android 14) {WEBKIT} Chrome/1 Mobile Safari/1", "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Version/17 Safari/605", "Safari, macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Safari/604", "Safari, iOS"),
        ("curl/8.5.0", "another browser"),
        ("", "another browser"),
    ],
)
def test_browser_and_system_are_told(says: str, words: str) -> None:
    with override("en"):
        assert browser_in_words(says) == words
