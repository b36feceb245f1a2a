"""A release as a database of its own, read by pages that are frozen to it.

The package of a release is loaded once, under the present tables, into a SQLite file beside it.
The name of the file carries the state of the migrations: new code makes itself a new file. During
a frozen request a router sends all reads of the register there; nothing is ever written.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader
from django.utils.functional import cached_property

from portal.package.packing import unpack
from portal.register.loading import load_tables, read_folder
from portal.releases.model import open_package
from records.history import without_history

FLOORS = ("records", "cities", "partnerships", "aid", "contenttypes")
ALIAS = "release-{}"
BUILDING = ".building-"
# From this age on an unfinished build is a broken one. Unit: seconds
OLD = 3600
_reading: ContextVar[str | None] = ContextVar("release database", default=None)


class FrozenError(Exception):
    """A release that cannot be read as a database."""


class ReleaseRouter:
    """Sends the register's models to the release that is being read, if one is."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        """The alias of the release. Unknown: None, the register itself."""
        return _reading.get() if model._meta.app_label in FLOORS else None

    db_for_write = db_for_read

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool | None:
        """Records of one database may be tied."""
        return one._state.db == other._state.db or None


@contextmanager
def reading(alias: str) -> Iterator[None]:
    """Within it the register is that of the release."""
    token = _reading.set(alias)
    try:
        yield
    finally:
        _reading.reset(token)


class _Tables:
    """The state of the migrations, as a few letters."""

    @cached_property
    def digest(self) -> str:
        leaves = sorted(MigrationLoader(None).graph.leaf_nodes())
        return hashlib.sha256(repr(leaves).encode()).hexdigest()[:10]


tables = _Tables()


def cache_of(version: str) -> Path:
    """Where the database of a release lies."""
    return Path(settings.PORTAL_RELEASES) / "cache" / f"{version}-{tables.digest}.sqlite3"


def database_of(version: str) -> str:
    """The alias of a release's database, which is made if it is not there.

    Raises: Release.DoesNotExist, FileNotFoundError, FrozenError.
    """
    package, path = open_package(version), cache_of(version)
    if not path.is_file():
        build(package, path)
    # Another folder is another database, also under the same version
    alias = ALIAS.format(f"{version}-{hashlib.sha256(str(path).encode()).hexdigest()[:10]}")
    if alias not in connections.settings:
        know(**{alias: made_settings(f"file:{path}?mode=ro&immutable=1", is_uri=True)})
    return alias


def know(**databases: dict[str, Any]) -> None:
    """Adds databases; in a new dict, as other threads may be walking the present one."""
    connections.settings = {**connections.settings, **databases}


def forget(alias: str) -> None:
    """Leaves a database out again."""
    connections.settings = {k: v for k, v in connections.settings.items() if k != alias}


def made_settings(name: str, is_uri: bool = False) -> dict[str, Any]:
    """The settings of a SQLite database beside the register's own; a new one is written fast."""
    fast = "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;"
    return {
        **connections.settings["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {"uri": True} if is_uri else {"init_command": fast},
        "CONN_MAX_AGE": 0,
        "ATOMIC_REQUESTS": False,
    }


def build(package: Path, path: Path) -> None:
    """Loads a package into a new database and gives it its name when it is whole.

    Two who build at once each build their own; the last name given wins, and both are the same.
    Raises: FrozenError where the package does not load.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=BUILDING, suffix=".sqlite3", dir=path.parent)
    os.close(handle)
    alias = ALIAS.format(Path(name).stem)
    know(**{alias: made_settings(name)})
    try:
        fill(alias, package)
        connections[alias].close()
        Path(name).chmod(0o444)
        os.replace(name, path)
    except BaseException:
        connections[alias].close()
        Path(name).unlink(missing_ok=True)
        raise
    finally:
        del connections[alias]
        forget(alias)


def prune() -> list[str]:
    """Removes databases under older tables and what broken builds left. Returns: their names.

    A worker of the old code that still reads one keeps its open file; else it makes one anew.
    """
    folder = Path(settings.PORTAL_RELEASES) / "cache"
    since = time.time() - OLD
    builds = [path for path in folder.glob(f"{BUILDING}*") if path.stat().st_mtime < since]
    made = [path for path in folder.glob("*.sqlite3") if not path.name.startswith(BUILDING)]
    stale = [path for path in made if not path.stem.endswith(f"-{tables.digest}")]
    for path in builds + stale:
        path.unlink(missing_ok=True)
    return sorted(path.name for path in builds + stale)


def fill(alias: str, package: Path) -> None:
    """Makes the tables and loads the package into them."""
    with tempfile.TemporaryDirectory() as folder:
        unpack(package, Path(folder))
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        with reading(alias), without_history():
            ledger = load_tables(read_folder(Path(folder)))
    if ledger.problems:
        raise FrozenError("; ".join(str(problem) for problem in ledger.problems[:5]))
