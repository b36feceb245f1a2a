"""Work lists: records in which something is still to be done; the desk counts them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.evidence import on_one_publisher
from records.models import Citation, NewVersion, Source, State

# Drafts that nobody touched for so long, embargoes that end so soon
UNTOUCHED = timedelta(days=30)
ENDING = timedelta(days=14)
Condition = Callable[[type[models.Model], date], Q]


@dataclass(frozen=True)
class Work:
    """A work list: its name for readers, and which records stand in it on a day."""

    label: Any
    condition: Condition


def both_languages(model: type[models.Model]) -> list[str]:
    """Texts of the model that readers see in two languages, without their ending."""
    names = {field.name for field in model._meta.fields}
    stems = [name.removesuffix("_uk") for name in names if name.endswith("_uk")]
    return sorted(stem for stem in stems if stem != "withdrawal_reason" and f"{stem}_en" in names)


def untranslated(model: type[models.Model], day: date) -> Q:
    """Records in which a text stands in one language only."""
    condition = Q(pk__in=[])
    for stem in both_languages(model):
        uk, en = Q(**{f"{stem}_uk": ""}), Q(**{f"{stem}_en": ""})
        condition |= (uk & ~en) | (~uk & en)
    return condition & ~Q(state=State.WITHDRAWN)


def without_source(model: type[models.Model], day: date) -> Q:
    """Records that cite nothing; of sources, those that nothing cites."""
    if model is Source:
        return ~Q(pk__in=Citation.objects.values("source"))
    kind = ContentType.objects.get_for_model(model)
    return ~Q(pk__in=Citation.objects.filter(content_type=kind).values("object_id"))


def held_back(model: type[models.Model], day: date) -> Q:
    """Records that wait: in review for a question to be settled, or for the end of an embargo."""
    waits = Q(state=State.IN_REVIEW) & ~Q(review_note="")
    return waits | Q(embargo_until__gt=timezone.now())


def for_review(model: type[models.Model], day: date) -> Q:
    """Records that wait for a second person, as a whole or with a new version."""
    waiting = NewVersion.objects.of_kind(model).filter(state=State.IN_REVIEW)
    return Q(state=State.IN_REVIEW) | Q(pk__in=waiting.values("object_id"))


def new_version(model: type[models.Model], day: date) -> Q:
    """Published records of which a new version is in work."""
    return Q(pk__in=NewVersion.objects.of_kind(model).values("object_id"))


def sent_back(model: type[models.Model], day: date) -> Q:
    """Drafts and new versions that were given back with a note."""
    noted = NewVersion.objects.of_kind(model).filter(state=State.DRAFT).exclude(review_note="")
    draft = Q(state=State.DRAFT) & ~Q(review_note="")
    return draft | Q(pk__in=noted.values("object_id"))


def single_source(model: type[models.Model], day: date) -> Q:
    """Records all of whose public sources come from one publisher."""
    return Q(pk__in=on_one_publisher(model))


def embargo_ending(model: type[models.Model], day: date) -> Q:
    """Records that become visible soon, unless somebody holds them back."""
    now = timezone.now()
    return Q(state=State.PUBLISHED, embargo_until__gt=now, embargo_until__lte=now + ENDING)


def untouched(model: type[models.Model], day: date) -> Q:
    """Drafts that nobody saved for a month."""
    return Q(state=State.DRAFT, updated_at__lt=timezone.now() - UNTOUCHED)


# In the order in which they press; the desk and the lists show them so
SHARED: dict[str, Work] = {
    "for_review": Work(_("To review"), for_review),
    "sent_back": Work(_("Sent back"), sent_back),
    "embargo_ending": Work(_("Embargo ends within 14 days"), embargo_ending),
    "untouched": Work(_("Drafts untouched for 30 days"), untouched),
    "new_version": Work(_("New version in work"), new_version),
    "without_source": Work(_("Without source"), without_source),
    "untranslated": Work(_("Untranslated"), untranslated),
    "single_source": Work(_("Single source"), single_source),
    "held_back": Work(_("Held back"), held_back),
}
CITED_NOWHERE = Work(_("Cited nowhere"), without_source)


class HasWork:
    """Mixin for the admin of a record: its work lists."""

    # Work lists of this kind alone; they come after what waits for a second person
    own_work: ClassVar[dict[str, Work]] = {}

    def work_lists(self) -> dict[str, Work]:
        """The lists that make sense for this kind of record."""
        lists = dict(SHARED)
        if self.model is Source:
            lists["without_source"] = CITED_NOWHERE
            del lists["single_source"], lists["new_version"]
        elif not self.model.NEEDS_CITATION:
            del lists["without_source"]
        if not both_languages(self.model):
            del lists["untranslated"]
        first = {name: lists.pop(name) for name in ("for_review", "sent_back", "embargo_ending")}
        return {**first, **self.own_work, **lists}
