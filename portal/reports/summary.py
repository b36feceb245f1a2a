"""What the consolidated report and the council brief say: totals, rows and papers of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import models

from aid.counting import totals_of
from aid.exports.numbers import Number, of_totals
from aid.measures import LeftOut
from aid.models import Delivery
from aid.models.delivery import DeliveryQuerySet
from aid.rows import rows_of
from aid.stage_table import StageTable, received_table
from aid.sums import Summed
from partnerships.models import Agreement
from portal.reports.period import Asked
from records.languages import reader_language


@dataclass(frozen=True)
class Summary:
    """Public aid to a city in a period, at all stages, and the papers signed in it."""

    asked: Asked

    @property
    def chosen(self) -> DeliveryQuerySet:
        """Rows whose every possible day lies in the period: those that are counted."""
        return self.asked.definitely(Delivery.objects.public().to_city(self.asked.city))

    @cached_property
    def totals(self) -> Summed:
        """What the rows add up to."""
        return totals_of(self.chosen)

    @cached_property
    def table(self) -> StageTable:
        """The totals as pages show them, in the reader's language."""
        return received_table(self.totals, reader_language(), **self.asked.filters)

    @cached_property
    def figures(self) -> list[Number]:
        """The same totals one by one: what other places share apart, then what is not counted."""
        made, filters = self.totals, self.asked.filters
        if not made.shared.measures:
            return of_totals(made, None, filters)
        own = of_totals(made.alone, None, {**filters, "split": "known"})
        return own + of_totals(made.shared, None, {**filters, "split": "unknown"})

    @cached_property
    def rows(self) -> Sequence[Delivery]:
        """The rows, the newest first."""
        return list(self.chosen.for_lists())

    @cached_property
    def left_out(self) -> dict[int, LeftOut]:
        """Keys of rows that no total counts, and why."""
        plain = rows_of(self.chosen)
        return {key: row.left_out_because for key, row in plain.items() if row.left_out_because}

    @cached_property
    def doubtful(self) -> Sequence[Delivery]:
        """Rows that may belong to the period, for their day is not known; they are not counted."""
        rows = self.asked.possibly(Delivery.objects.public().to_city(self.asked.city))
        return list(rows.exclude(pk__in=keys(self.chosen)).for_lists())

    @cached_property
    def papers(self) -> Sequence[Agreement]:
        """Agreements surely signed in the period, the newest first."""
        asked = self.asked
        papers = Agreement.objects.public().of_city(asked.city)
        signed = papers.filter(
            signed_on_earliest__gte=asked.first, signed_on_latest__lte=asked.last
        )
        return list(signed.for_lists())


def keys(rows: models.QuerySet) -> models.QuerySet:
    """The primary keys of some rows, for a subquery."""
    return rows.order_by().values("pk")
