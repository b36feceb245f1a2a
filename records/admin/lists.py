"""What lists of records share: work lists, filters, columns in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from records.collation import sort_key
from records.evidence import on_one_publisher
from records.languages import reader_language
from records.models import Citation, NewVersion, Source, State

NOTHING = "—"


class RecordList(ChangeList):
    """A list that fetches what its columns show in one go."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> models.QuerySet:
        """The rows with the neighbours of the columns."""
        rows = super().get_queryset(*args, **kwargs)
        new = NewVersion.objects.of_kind(self.model).filter(object_id=OuterRef("pk"))
        rows = rows.annotate(new_version=Subquery(new.values("state")[:1]))
        return rows.prefetch_related(*self.model_admin.list_prefetch_related)


def both_languages(model: type[models.Model]) -> list[str]:
    """Texts of the model that readers see in two languages, without their ending."""
    names = {field.name for field in model._meta.fields}
    stems = [name.removesuffix("_uk") for name in names if name.endswith("_uk")]
    return sorted(stem for stem in stems if stem != "withdrawal_reason" and f"{stem}_en" in names)


def untranslated(model: type[models.Model]) -> Q:
    """Records in which a text stands in one language only."""
    condition = Q(pk__in=[])
    for stem in both_languages(model):
        uk, en = Q(**{f"{stem}_uk": ""}), Q(**{f"{stem}_en": ""})
        condition |= (uk & ~en) | (~uk & en)
    return condition


def without_source(model: type[models.Model]) -> Q:
    """Records that cite nothing; of sources, those that nothing cites."""
    if model is Source:
        return ~Q(pk__in=Citation.objects.values("source"))
    kind = ContentType.objects.get_for_model(model)
    return ~Q(pk__in=Citation.objects.filter(content_type=kind).values("object_id"))


def held_back(model: type[models.Model]) -> Q:
    """Records that wait: for a question to be settled, or for the end of an embargo."""
    waits = ~Q(state=State.PUBLISHED) & ~Q(review_note="")
    return waits | Q(embargo_until__gt=timezone.now())


def for_review(model: type[models.Model]) -> Q:
    """Records that wait for a second person, as a whole or with a new version."""
    waiting = NewVersion.objects.of_kind(model).filter(state=State.IN_REVIEW)
    return Q(state=State.IN_REVIEW) | Q(pk__in=waiting.values("object_id"))


def new_version(model: type[models.Model]) -> Q:
    """Published records of which a new version is in work."""
    return Q(pk__in=NewVersion.objects.of_kind(model).values("object_id"))


def sent_back(model: type[models.Model]) -> Q:
    """Drafts and new versions that were given back with a note."""
    noted = NewVersion.objects.of_kind(model).filter(state=State.DRAFT).exclude(review_note="")
    draft = Q(state=State.DRAFT) & ~Q(review_note="")
    return draft | Q(pk__in=noted.values("object_id"))


def single_source(model: type[models.Model]) -> Q:
    """Records all of whose public sources come from one publisher."""
    return Q(pk__in=on_one_publisher(model))


class WorkList(admin.SimpleListFilter):
    """Records in which something is still to be done."""

    title = _("work list")
    parameter_name = "todo"
    conditions: dict[str, Callable[[type[models.Model]], Q]] = {
        "for_review": for_review,
        "sent_back": sent_back,
        "new_version": new_version,
        "without_source": without_source,
        "untranslated": untranslated,
        "held_back": held_back,
        "single_source": single_source,
    }

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        """The lists that make sense for this kind of record."""
        is_source = model_admin.model is Source
        lists = [
            ("for_review", _("To review")),
            ("sent_back", _("Sent back")),
            ("new_version", _("New version in work")),
            ("without_source", _("Cited nowhere") if is_source else _("Without source")),
        ]
        if both_languages(model_admin.model):
            lists.append(("untranslated", _("Untranslated")))
        lists.append(("held_back", _("Held back")))
        return lists if is_source else [*lists, ("single_source", _("Single source"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The rows of the chosen list."""
        condition = self.conditions.get(self.value())
        return queryset.filter(condition(queryset.model)) if condition else queryset


class CountryFilter(admin.SimpleListFilter):
    """Countries that occur, in the order of their names."""

    title = _("country")
    parameter_name = "country"
    path = "country"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        """Each country of the list once."""
        codes = model_admin.get_queryset(request).order_by().values_list(self.path, flat=True)
        named = [(code, countries.name(code)) for code in set(codes.distinct()) if code]
        return sorted(named, key=lambda pair: sort_key(str(pair[1]), reader_language()))

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The rows of the chosen country."""
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


HomeCityFilter = admin.RelatedOnlyFieldListFilter


def date_column(stem: str, label: Any) -> Callable[[Any, models.Model], str]:
    """A column with a partial date in short words, sorted by its first day."""

    @admin.display(description=label, ordering=f"{stem}_earliest")
    def column(model_admin: admin.ModelAdmin, record: models.Model) -> str:
        date = getattr(record, stem)
        return date.in_words(reader_language(), short=True) if date else NOTHING

    return column
