"""Database triggers that keep the index in step with every write, also bulk ones and raw SQL.

SQLite runs them for each row. PostgreSQL runs them once a statement, over the rows it touched.
They are no part of the migrations' state: SQLite drops a table's triggers when a migration
rebuilds the table, so they are taken off before migrations run and put back after.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from portal.search.feeding import CITY_NAMES, ENTRIES, refresh_sql
from portal.search.kinds import CITY, PARTNERSHIP, Kind, plain_kinds

FULL_TEXT = "portal_searchentry_fts"
PREFIX = "portal_search_"
EVENTS = ("insert", "update", "delete")
# Transition tables: what PostgreSQL calls the rows after and before the statement
TABLES_SEEN = {
    "insert": "NEW TABLE AS fresh",
    "update": "NEW TABLE AS fresh OLD TABLE AS stale",
    "delete": "OLD TABLE AS stale",
}
# Kept plans would be those of the first rows, when the index was empty and any scan looked cheap
PLANNING = "SET plan_cache_mode = force_custom_plan"


@dataclass(frozen=True)
class Watch:
    """A table whose writes change entries.

    `key` is the column with the id of the record whose entry it is; `columns` are the only ones
    whose change matters; `moves_links`: entries of the city's links change too.
    """

    table: str
    kind: Kind
    columns: tuple[str, ...] = ("search_text",)
    key: str = "id"
    moves_links: bool = False

    def ids(self, vendor: str, event: str) -> str:
        """The records whose entries a write touches."""
        if vendor != "postgresql":
            rows = {"insert": ("NEW",), "delete": ("OLD",), "update": ("NEW", "OLD")}[event]
            return " UNION ".join(f"SELECT {row}.{self.key} AS id" for row in rows)
        if event != "update":
            table = "fresh" if event == "insert" else "stale"
            return f"SELECT {self.key} AS id FROM {table}"
        changed = f"FROM fresh n JOIN stale o ON o.id = n.id WHERE {self.changed('n', 'o')}"
        return f"SELECT n.{self.key} AS id {changed} UNION SELECT o.{self.key} {changed}"

    def changed(self, new: str, old: str) -> str:
        """The condition that a column changed which matters."""
        pairs = (f"{new}.{column} <> {old}.{column}" for column in self.columns)
        return " OR ".join(pairs)

    def steps(self, vendor: str, event: str) -> list[str]:
        """What the trigger does."""
        ids = self.ids(vendor, event)
        steps = refresh_sql(vendor, self.kind, ids)
        if self.moves_links:
            links = (
                f"SELECT l.id FROM {PARTNERSHIP.table} l "
                f"WHERE l.city_id IN ({ids}) OR l.partner_id IN ({ids})"
            )
            steps += refresh_sql(vendor, PARTNERSHIP, links)
        return steps

    def name(self, event: str) -> str:
        """The trigger's name."""
        return f"{PREFIX}{self.table}_{event}"


WATCHES = (
    Watch(CITY.table, CITY, moves_links=True),
    Watch(CITY_NAMES, CITY, ("folded", "city_id"), key="city_id", moves_links=True),
    Watch(PARTNERSHIP.table, PARTNERSHIP, ("search_text", "city_id", "partner_id")),
    *(Watch(kind.table, kind) for kind in plain_kinds()),
)


def full_text_steps(event: str) -> list[str]:
    """Keeps FTS5 in step with the entries, whose words it does not copy."""
    columns = ("id", "name", "other", "text")
    new, old = (", ".join(f"{row}.{one}" for one in columns) for row in ("NEW", "OLD"))
    add = f"INSERT INTO {FULL_TEXT} (rowid, name, other, text) VALUES ({new})"
    remove = (
        f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}, rowid, name, other, text) VALUES ('delete', {old})"
    )
    return {"insert": [add], "update": [remove, add], "delete": [remove]}[event]


def sqlite_trigger(name: str, table: str, event: str, steps: list[str], when: str = "") -> str:
    """A trigger that runs after each row of a table."""
    condition = f" WHEN {when}" if when else ""
    body = "; ".join(steps)
    head = f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} FOR EACH ROW{condition}"
    return f"{head} BEGIN {body}; END"


def sqlite_statements() -> Iterator[str]:
    """All triggers of SQLite."""
    for watch in WATCHES:
        for event in EVENTS:
            when = watch.changed("NEW", "OLD") if event == "update" else ""
            steps = watch.steps("sqlite", event)
            yield sqlite_trigger(watch.name(event), watch.table, event, steps, when)
    for event in EVENTS:
        yield sqlite_trigger(f"{PREFIX}fts_{event}", ENTRIES, event, full_text_steps(event))


def postgresql_statements() -> Iterator[str]:
    """All functions and triggers of PostgreSQL."""
    for watch in WATCHES:
        for event in EVENTS:
            name, body = watch.name(event), "; ".join(watch.steps("postgresql", event))
            yield (
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
                f"{PLANNING} AS $follow$ BEGIN {body}; RETURN NULL; END $follow$"
            )
            yield (
                f"CREATE TRIGGER {name} AFTER {event.upper()} ON {watch.table} "
                f"REFERENCING {TABLES_SEEN[event]} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )


def installed(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """The names of our triggers that are there, each with its table."""
    query = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)"
        ),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return sorted((name, table) for name, table in cursor if name.startswith(PREFIX))


def are_complete(connection: BaseDatabaseWrapper) -> bool:
    """Whether no trigger is missing."""
    names = {watch.name(event) for watch in WATCHES for event in EVENTS}
    if connection.vendor == "sqlite":
        names |= {f"{PREFIX}fts_{event}" for event in EVENTS}
    return names == {name for name, _table in installed(connection)}


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes all our triggers off."""
    found = installed(connection)
    with connection.cursor() as cursor:
        for name, table in found:
            of_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{of_table}")


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts all triggers on, instead of those that are there."""
    remove(connection)
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for statement in sqlite_statements() if is_sqlite else postgresql_statements():
            cursor.execute(statement)
