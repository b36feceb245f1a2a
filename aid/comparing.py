"""Two to four home cities side by side: each measure on one scale, each figure with its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from aid.charted import Subject
from aid.charts import bars
from aid.counting import totals_by, totals_of
from aid.grouping import SHARED, city_key
from aid.measures import Measure
from aid.models import Delivery
from aid.stage_table import StageTable, received_table
from aid.totals import Figures
from cities.models import City
from records.languages import reader_language

FEWEST, MOST = 2, 4


class CompareForm(forms.Form):
    """Which home cities to compare."""

    city = forms.ModelMultipleChoiceField(
        queryset=City.objects.none(), to_field_name="slug", label=gettext_lazy("Home cities")
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields["city"].queryset = (
            City.objects.public().home().order_by("profile__position", "slug")
        )  # type: ignore[attr-defined]

    def clean_city(self) -> QuerySet[City]:
        """Raises: ValidationError unless two to four."""
        chosen = self.cleaned_data["city"]
        if not FEWEST <= len(chosen) <= MOST:
            raise forms.ValidationError(_("Choose two to four cities."), code="number")
        return chosen

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for a parameter that nobody here knows."""
        if strangers := sorted(set(self.data) - {"city"}):
            message = _("Unknown parameter “%(name)s”. Known: %(known)s.")
            raise forms.ValidationError(message % {"name": strangers[0][:60], "known": "city"})
        return self.cleaned_data


@dataclass(frozen=True)
class Panel:
    """One measure: the cities on one scale, and the same numbers as a table."""

    measure: Measure
    label: str
    kind: str
    entries: tuple[bars.Entry, ...]
    wide: bars.BarChart
    narrow: bars.BarChart


@dataclass(frozen=True)
class Side:
    """What a city's totals leave out and what is in doubt."""

    city: City
    table: StageTable


@dataclass(frozen=True)
class Comparison:
    """Cities side by side."""

    cities: tuple[City, ...]
    panels: tuple[Panel, ...]
    sides: tuple[Side, ...]


def compared(cities: Sequence[City]) -> Comparison:
    """The cities with all measures that any of them has; shared rows on a line of their own."""
    rows = Delivery.objects.public().filter(city__in=cities)
    found = totals_by(rows, city_key(), boundary=rows)
    measures = {measure for made in found.values() for measure in made.measures}
    slugs = [city.slug for city in cities]
    panels = [
        panel_of(measure, cities, found, rows, slugs)
        for measure in sorted(measures, key=lambda one: one.place)
    ]
    return Comparison(tuple(cities), tuple(panels), tuple(side_of(city) for city in cities))


def panel_of(
    measure: Measure,
    cities: Sequence[City],
    found: dict[str, Figures],
    rows: QuerySet[Delivery],
    slugs: list[str],
) -> Panel:
    """One measure on one scale."""
    subject = Subject(rows, rows, measure, {})
    empty = totals_of(Delivery.objects.none())
    entries = [
        subject.entry(
            str(city.name), found.get(city.slug, empty), {"city": city.slug, "split": "known"}
        )
        for city in cities
    ]
    if SHARED in found and measure in found[SHARED].measures:
        name = pgettext("rows of aid", "Shared")
        entries.append(subject.entry(name, found[SHARED], {"city": slugs, "split": "unknown"}))
    return Panel(
        measure=measure,
        label=measure.label(reader_language()),
        kind=measure.kind(reader_language()),
        entries=tuple(entries),
        wide=bars.bar_chart(entries, bars.WIDE),
        narrow=bars.bar_chart(entries, bars.NARROW),
    )


def side_of(city: City) -> Side:
    """The receipt of one city."""
    received = Delivery.objects.public().to_city(city)
    table = received_table(totals_of(received), reader_language(), city=city.slug)
    return Side(city, table)
