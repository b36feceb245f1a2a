"""Reads settings from the environment and stops the start on a wrong value."""

import os
from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "", environ: Mapping[str, str] = os.environ) -> str:
    """The value of a variable without surrounding space, or `default`."""
    return environ.get(name, default).strip()


def flag(name: str, default: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """A yes/no variable. Raises: ImproperlyConfigured for any other word."""
    word = text(name, "1" if default else "0", environ).lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name}={word!r} is neither yes nor no. Write 1 or 0.")


def number(name: str, default: int, environ: Mapping[str, str] = os.environ) -> int:
    """A whole-number variable. Raises: ImproperlyConfigured for anything else."""
    word = text(name, str(default), environ)
    if not word.isdecimal():
        raise ImproperlyConfigured(f"{name}={word!r} is not a whole number.")
    return int(word)


def words(name: str, default: str = "", environ: Mapping[str, str] = os.environ) -> list[str]:
    """A list of values separated by commas or spaces."""
    return text(name, default, environ).replace(",", " ").split()


def choice(
    name: str, allowed: tuple[str, ...], default: str, environ: Mapping[str, str] = os.environ
) -> str:
    """One of the allowed words. Raises: ImproperlyConfigured that lists them."""
    word = text(name, default, environ)
    if word not in allowed:
        raise ImproperlyConfigured(
            f"{name}={word!r} is unknown. Write one of {', '.join(allowed)}."
        )
    return word


def required(name: str, purpose: str, environ: Mapping[str, str] = os.environ) -> str:
    """A variable production cannot start without. Raises: ImproperlyConfigured."""
    word = text(name, "", environ)
    if not word:
        raise ImproperlyConfigured(f"Production needs {name}: {purpose}.")
    return word
