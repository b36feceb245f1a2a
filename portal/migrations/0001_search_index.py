"""The search index: its tables, and what each database adds to find words quickly.

Its triggers are put on after all migrations, by portal.search.rebuilding.
"""

from django.db import NotSupportedError, migrations, models

from portal.search.rebuilding import fold_again

FTS5 = "SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'"
# Texts are folded: words with spaces between them, so the plainest tokenizer is the right one.
# A beginning of a length that has no index of its own gathers all its words before the first hit
SQLITE = [
    "CREATE VIRTUAL TABLE portal_searchentry_fts USING fts5(name, other, text, "
    "content='portal_searchentry', content_rowid='id', tokenize='ascii', prefix='3 4 5 6 7 8 9 10', "
    "detail=column)",
    "CREATE INDEX portal_searchword_ends ON portal_searchword (substr(word, -2), length(word))",
]
SQLITE_BACK = ["DROP TABLE portal_searchentry_fts"]

# What PostgreSQL cannot index (words beyond 60 signs) is left out instead of refusing the record
WORDS = (
    "array_to_tsvector(array_remove(string_to_array("
    "left(regexp_replace({text}, '[^ ]{{61,}}', '', 'g'), 200000), ' '), ''))"
)
COLUMNS = {
    "name_words": "name",
    "called_words": "name || ' ' || other",
    "all_words": "name || ' ' || other || ' ' || text",
}
# A part of the table for each kind of record: a word that fills the deliveries may be in no
# city's name, and the planner must know. The numbers are those of portal.search.kinds
KINDS = range(1, 8)
BITS = 40
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    # The same order of names as in SQLite, and one that finds beginnings
    'ALTER TABLE portal_searchname ALTER COLUMN name TYPE varchar(200) COLLATE "C"',
    "CREATE INDEX portal_searchword_trigrams ON portal_searchword USING gin (word gin_trgm_ops)",
    "DROP TABLE portal_searchentry",
    "CREATE TABLE portal_searchentry (id bigint PRIMARY KEY, name text NOT NULL, "
    "other text NOT NULL, text text NOT NULL) PARTITION BY RANGE (id)",
    *(
        f"CREATE TABLE portal_searchentry_{kind} PARTITION OF portal_searchentry "
        f"FOR VALUES FROM ({kind << BITS}) TO ({kind + 1 << BITS})"
        for kind in KINDS
    ),
    *(
        f"ALTER TABLE portal_searchentry ADD COLUMN {column} tsvector "
        f"GENERATED ALWAYS AS ({WORDS.format(text=text)}) STORED"
        for column, text in COLUMNS.items()
    ),
    # Without a list of what is pending, which every search would read through
    *(
        f"CREATE INDEX portal_searchentry_{column} ON portal_searchentry "
        f"USING gin ({column}) WITH (fastupdate = off)"
        for column in COLUMNS
    ),
]


def run(schema_editor, sqlite, postgresql):
    """Runs the statements of this database."""
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def add_quick_finding(apps, schema_editor):
    """Raises: NotSupportedError where SQLite was built without FTS5."""
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            if not cursor.execute(FTS5).fetchone():
                raise NotSupportedError("This SQLite has no FTS5. Search needs it: use another.")
    run(schema_editor, SQLITE, POSTGRESQL)


def remove_quick_finding(apps, schema_editor):
    """The tables themselves go with their models; the extension may serve others and stays."""
    run(schema_editor, SQLITE_BACK, [])


def fold_texts_again(apps, schema_editor):
    """Texts that were folded before this index have no line for each column yet."""
    fold_again(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("aid", "0001_initial"),
        ("cities", "0001_initial"),
        ("partnerships", "0001_initial"),
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigIntegerField(help_text="Number of the kind and id of the record in one.", primary_key=True, serialize=False, verbose_name="entry")),
                ("name", models.TextField(help_text="Its names or titles in both languages.", verbose_name="names")),
                ("other", models.TextField(help_text="Other names of its city or cities.", verbose_name="other names")),
                ("text", models.TextField(help_text="Its summary, note or publisher.", verbose_name="text")),
            ],
            options={"verbose_name": "search entry", "verbose_name_plural": "search entries"},
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(db_index=True, help_text="Of 4 to 60 letters, folded.", max_length=60, verbose_name="word")),
            ],
            options={"verbose_name": "search word", "verbose_name_plural": "search words"},
        ),
        migrations.CreateModel(
            name="SearchName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.BigIntegerField(db_index=True, help_text="Whose name it is.", verbose_name="entry")),
                ("kind", models.SmallIntegerField(help_text="Number of the kind of record.", verbose_name="kind")),
                ("is_other", models.BooleanField(help_text="Whether it only finds, never shows.", verbose_name="other name")),
                ("name", models.CharField(help_text="At most its first 200 signs.", max_length=200, verbose_name="name")),
            ],
            options={
                "verbose_name": "search name",
                "verbose_name_plural": "search names",
                "indexes": [models.Index(fields=["kind", "is_other", "name", "entry"], name="portal_searchname_begins")],
            },
        ),
        migrations.RunPython(add_quick_finding, remove_quick_finding),
        migrations.RunPython(fold_texts_again, migrations.RunPython.noop),
    ]
