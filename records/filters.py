"""What every filter shares: folding search, years that say how sure, strict parameters."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from records.collation import sort_key
from records.evidence import on_one_publisher
from records.folding import fold
from records.languages import reader_language
from records.models import Source
from records.models.source import CheckResult

# Parameters that steer a page's list without choosing rows; the API has its own
STEERING = frozenset({"page"})
CERTAINTIES = [("possibly", _("possibly in that year")), ("definitely", _("definitely"))]


def in_year(field: str, year: int, certainty: str) -> Q:
    """Rows whose partial date lies in the year: definitely, or possibly."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if certainty == "definitely":
        sure = Q(**{f"{field}_earliest__gte": first, f"{field}_latest__lte": last})
        doubted = [Q(**{f"{field}_edtf__contains": mark}) for mark in "~?%"]
        return sure & ~doubted[0] & ~doubted[1] & ~doubted[2]
    begins = Q(**{f"{field}_earliest__lte": last}) | Q(**{f"{field}_earliest__isnull": True})
    ends = Q(**{f"{field}_latest__gte": first}) | Q(**{f"{field}_latest__isnull": True})
    return begins & ends & ~Q(**{f"{field}_edtf": ""})


class ChosenValues(forms.SelectMultiple):
    """Several values of one parameter; an empty one is no choice ("all" in a form)."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [value for value in super().value_from_datadict(data, files, name) or [] if value]


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    """One or more of the listed values; repeat the parameter for more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", ChosenValues)
        super().__init__(*args, **kwargs)


class SlugsFilter(django_filters.ModelMultipleChoiceFilter):
    """One or more records by slug; repeat the parameter for more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("to_field_name", "slug")
        kwargs.setdefault("widget", ChosenValues)
        super().__init__(*args, **kwargs)

    def get_filter_predicate(self, v: Any) -> dict[str, Any]:
        """The record itself is compared; its slug only names it in the query."""
        return {self.field_name: v}


class YesNoFilter(django_filters.TypedChoiceFilter):
    """true or false, and nothing else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [("true", _("yes")), ("false", _("no"))])
        kwargs.setdefault("coerce", "true".__eq__)
        super().__init__(*args, **kwargs)


class WholeNumberFilter(django_filters.NumberFilter):
    """A whole number."""

    field_class = forms.IntegerField


class YearFilterSet(django_filters.FilterSet):
    """Adds `year` and `year_is` for a partial date named in YEAR_OF."""

    YEAR_OF = ""

    year = WholeNumberFilter(
        method="by_year",
        label=_("Year"),
        min_value=1,
        max_value=9998,
        help_text=_(
            "Rows that may lie in the year; with year_is=definitely only the certain ones."
        ),
    )
    year_is = django_filters.ChoiceFilter(
        method="by_certainty", label=_("How sure"), choices=CERTAINTIES
    )

    def by_year(self, rows: models.QuerySet, name: str, year: int) -> models.QuerySet:
        """Rows of the year, as sure as asked."""
        certainty = self.form.cleaned_data.get("year_is") or "possibly"
        return rows.filter(in_year(self.YEAR_OF, int(year), certainty))

    def by_certainty(self, rows: models.QuerySet, name: str, value: str) -> models.QuerySet:
        """Nothing alone: it qualifies `year`."""
        return rows


def takes_many(one: django_filters.Filter) -> bool:
    """Whether a filter's parameter may be repeated."""
    return isinstance(one, django_filters.MultipleChoiceFilter)


class RegisterFilterSet(django_filters.FilterSet):
    """Search text for all; refuses parameters it does not know, or that come twice."""

    # What else may stand in the query string
    steering: Set[str] = STEERING
    _are_parameters_told = False

    q = django_filters.CharFilter(
        method="by_text",
        label=_("Text"),
        max_length=200,
        help_text=_("Words in either language, in any spelling; all must be found."),
    )

    def by_text(self, rows: models.QuerySet, name: str, text: str) -> models.QuerySet:
        """Rows in which each word stands; a text of signs alone finds nothing."""
        return rows.matching(text) if fold(text) else rows.none()

    def unknown_parameters(self) -> list[str]:
        """Parameters of the query that nobody here understands."""
        data: Mapping[str, Any] = self.data or {}
        return sorted(set(data) - set(self.filters) - self.steering)

    def repeated_parameters(self) -> list[str]:
        """Filters with one value that were given several."""
        if not isinstance(self.data, QueryDict):
            return []
        single = [name for name, one in self.filters.items() if not takes_many(one)]
        return [name for name in single if len(self.data.getlist(name)) > 1]

    def is_valid(self) -> bool:
        """Whether every parameter is known, given once and allowed in its value."""
        if self.is_bound:
            self._refuse_parameters()
        return super().is_valid()

    def _refuse_parameters(self) -> None:
        """Tell the form, once, of parameters that nobody understands or that came twice."""
        if self._are_parameters_told:
            return
        self._are_parameters_told = True
        for name in self.unknown_parameters():
            message = _("Unknown parameter “%(name)s”. Known: %(known)s.") % {
                "name": name[:60],
                "known": ", ".join(self.filters),
            }
            self.form.add_error(None, ValidationError(message, code="unknown"))
        for name in self.repeated_parameters():
            self.form.add_error(name, ValidationError(_("Give this once."), code="repeated"))

    def offered(self, name: str, chosen: set[str]) -> list[tuple[str, str]]:
        """The choices a form shows for a parameter, by value; `chosen` are always among them."""
        choices = getattr(self.form.fields[name], "choices", None)
        pairs = [] if choices is None else choices
        shown = [(str(value), str(label)) for value, label in pairs if str(value)]
        if not isinstance(self.form.fields[name], forms.ModelMultipleChoiceField):
            return shown
        language = reader_language()
        return sorted(shown, key=lambda choice: sort_key(choice[1], language))

    def allowed_values(self, name: str) -> list[str]:
        """What may be written for a parameter that has a closed list."""
        choices = getattr(self.form.fields.get(name), "choices", None)
        pairs = [] if choices is None else choices
        return [str(value) for value, _label in pairs if str(value)]


class EvidenceFilterSet(django_filters.FilterSet):
    """Adds `single_source`: whether all public sources of a row have one publisher."""

    single_source = YesNoFilter(
        method="by_evidence",
        label=_("Single source"),
        help_text=_("true: all its public sources come from one publisher."),
    )

    def by_evidence(self, rows: models.QuerySet, name: str, value: bool) -> models.QuerySet:
        """Rows on one publisher, or on several."""
        single = on_one_publisher(rows.model)
        return rows.filter(pk__in=single) if value else rows.exclude(pk__in=single)


class SourceFilter(RegisterFilterSet, YearFilterSet):
    """Filters sources, on the page and in the API."""

    YEAR_OF = "published_on"

    kind = ChoicesFilter(choices=Source.Kind.choices, label=_("Kind"))
    check = ChoicesFilter(
        field_name="check_result", choices=CheckResult.choices, label=_("Last check")
    )
    language = django_filters.CharFilter(
        label=_("Language"),
        validators=[
            RegexValidator(
                r"^[a-z]{2,3}\Z", _("Write an ISO 639 code of small letters: uk, en, de.")
            )
        ],
        help_text=_("ISO 639 code of the language a source is written in: uk, en, de."),
    )

    class Meta:
        model = Source
        fields: list[str] = []
