"""Finds records by the names that spreadsheets write: any language, any spelling."""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cities.models import City, CityName
from partnerships.models import Agreement, Area, Initiative, Organization
from records.folding import fold
from records.models import Source, State

# Names that differ by more are not offered
CLOSE = 0.78
OFFERED = 4


class Unknown(Exception):
    """Nothing has this name."""


@dataclass
class Doubt(Exception):
    """Several may be meant; a person says which."""

    kind: str
    text: str
    candidates: list[Any]


@dataclass
class Names:
    """What an account may name, by its folded names; asked once a kind."""

    user: Any
    # What a person answered: "city:мюнхен" -> key, or 0 for none of them
    answers: dict[str, int] = field(default_factory=dict)
    found: dict[tuple[str, str], Any] = field(default_factory=dict)
    owned: dict[Any, set[int]] = field(default_factory=dict)

    @cached_property
    def cities(self) -> dict[str, set[City]]:
        """Cities by their names, other names and addresses."""
        rows = list(self.seen(City))
        known = self.by_name(rows, "slug", "name_uk", "name_en")
        keys = {city.pk: heir_of(city) for city in rows}
        for name in CityName.objects.filter(city__in=keys):
            known[fold(name.name)].add(keys[name.city_id])
        return known

    @cached_property
    def organizations(self) -> dict[str, set[Organization]]:
        """Organizations by their names and addresses."""
        return self.by_name(living(Organization), *TITLED)

    @cached_property
    def areas(self) -> dict[str, set[Area]]:
        """Areas by their names and codes."""
        return self.by_name(Area.objects.all(), *TITLED)

    @cached_property
    def sources(self) -> dict[str, set[Source]]:
        """Sources by their addresses here and in the net."""
        known: dict[str, set[Source]] = defaultdict(set)
        for one in living(Source):
            for name in filter(None, (one.slug, one.url)):
                known[name.strip().rstrip("/").casefold()].add(heir_of(one))
        return known

    @cached_property
    def agreements(self) -> dict[str, set[Agreement]]:
        """Agreements by their addresses."""
        return self.by_slug(Agreement)

    @cached_property
    def initiatives(self) -> dict[str, set[Initiative]]:
        """Initiatives by their addresses."""
        return self.by_slug(Initiative)

    def seen(self, model: Any) -> Any:
        """What is public, and what the account may change.

        By keys: the condition of who edits all is empty, and an empty one would drop out. What was
        merged is found, and leads to the record that it was merged into.
        """
        mine = model.objects.editable_by(self.user).order_by().values("pk")
        rows = model.objects.exclude(state=State.WITHDRAWN, merged_into__isnull=True)
        own = model.public_q() | Q(pk__in=mine) | Q(state=State.WITHDRAWN)
        return rows.filter(own).select_related("merged_into")

    def own(self, model: Any) -> set[int]:
        """Keys of the records of a kind that the account may change."""
        if model not in self.owned:
            rows = model.objects.editable_by(self.user)
            self.owned[model] = {*rows.order_by().values_list("pk", flat=True)}
        return self.owned[model]

    def by_slug(self, model: Any) -> dict[str, set[Any]]:
        """Records of a kind that the account may name, by their addresses."""
        known: dict[str, set[Any]] = defaultdict(set)
        for one in self.seen(model):
            known[one.slug.casefold()].add(heir_of(one))
        return known

    def by_name(self, rows: Any, *names: str) -> dict[str, set[Any]]:
        """Rows by their folded names."""
        known: dict[str, set[Any]] = defaultdict(set)
        for one in rows:
            for name in names:
                if getattr(one, name):
                    known[fold(getattr(one, name))].add(heir_of(one))
        return known

    def find(self, kind: str, text: str) -> Any:
        """The record of a name. Raises: Unknown, Doubt."""
        if (kind, text) in self.found:
            return self.found[kind, text]
        self.found[kind, text] = one = self.sought(kind, text)
        return one

    def sought(self, kind: str, text: str) -> Any:
        """The same, not asked before."""
        known: dict[str, set[Any]] = getattr(self, kind)
        by_address = kind in ("sources", "agreements", "initiatives")
        key = text.strip().rstrip("/").casefold() if by_address else fold(text)
        answer = self.answers.get(f"{kind}:{key}")
        if answer is not None:
            return self.answered(known, answer)
        found = known.get(key, set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise Doubt(kind, text, in_order(found))
        near = [] if by_address else get_close_matches(key, list(known), OFFERED, CLOSE)
        if near:
            raise Doubt(kind, text, in_order(set().union(*(known[one] for one in near))))
        raise Unknown

    def answered(self, known: dict[str, set[Any]], answer: int) -> Any:
        """The record that a person chose. Raises: Unknown for none."""
        for rows in known.values():
            for one in rows:
                if one.pk == answer:
                    return one
        raise Unknown


def living(model: Any) -> Any:
    """Records that all accounts share, and those that were merged into one."""
    rows = model.objects.exclude(state=State.WITHDRAWN, merged_into__isnull=True)
    return rows.select_related("merged_into")


def heir_of(record: Any) -> Any:
    """The record that a merged one leads to; any other itself."""
    while getattr(record, "merged_into", None) is not None:
        record = record.merged_into
    return record


TITLED = ("slug", "name_uk", "name_en")


def in_order(rows: set[Any]) -> list[Any]:
    """Candidates in a fixed order."""
    return sorted(rows, key=lambda one: (str(one), one.pk))


def key_of(doubt: Doubt) -> str:
    """The name of the question that a doubt asks."""
    by_address = doubt.kind in ("sources", "agreements", "initiatives")
    text = doubt.text.strip().rstrip("/").casefold() if by_address else fold(doubt.text)
    return f"{doubt.kind}:{text}"


def not_found(kind: str, text: str) -> str:
    """What to do where a name finds nothing."""
    if kind == "sources":
        told = _("No source has the address “%s”: add the source first, or correct the address.")
    elif kind in ("agreements", "initiatives"):
        told = _("No record has the address “%s”: copy it from an export.")
    else:
        told = _("Nothing is called “%s”: correct the name, or add the record first.")
    return told % text[:100]
