"""The tables of the search index: triggers keep them in step with all records, public or not."""

from django.db import models


class SearchEntry(models.Model):
    """The folded words of one record; what visitors see of it is decided when they ask."""

    id = models.BigIntegerField(
        "entry", primary_key=True, help_text="Number of the kind and id of the record in one."
    )
    name = models.TextField("names", help_text="Its names or titles in both languages.")
    other = models.TextField("other names", help_text="Other names of its city or cities.")
    text = models.TextField("text", help_text="Its summary, note or publisher.")

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.name


class SearchName(models.Model):
    """One whole folded name of a record, to be found by its beginning."""

    LENGTH = 200

    entry = models.BigIntegerField("entry", db_index=True, help_text="Whose name it is.")
    kind = models.SmallIntegerField("kind", help_text="Number of the kind of record.")
    is_other = models.BooleanField("other name", help_text="Whether it only finds, never shows.")
    name = models.CharField("name", max_length=LENGTH, help_text="At most its first 200 signs.")

    class Meta:
        verbose_name = "search name"
        verbose_name_plural = "search names"
        indexes = [
            models.Index(
                fields=["kind", "is_other", "name", "entry"], name="portal_searchname_begins"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SearchWord(models.Model):
    """A word that stands, or once stood, in an entry: among them words one letter off are found.

    A word may stand here twice: two writers at once must not wait for each other.
    """

    SHORTEST = 4
    LENGTH = 60

    word = models.CharField(
        "word", max_length=LENGTH, db_index=True, help_text="Of 4 to 60 letters, folded."
    )

    class Meta:
        verbose_name = "search word"
        verbose_name_plural = "search words"

    def __str__(self) -> str:
        return self.word
