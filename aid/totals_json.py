"""JSON of totals: every figure and every note of the receipt with the address of its rows."""

from collections.abc import Callable
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

from aid.measures import Measure
from aid.models import Item
from aid.receipts import Note, Reason
from aid.totals import STAGES, Figures
from records.quantities import Total
from records.serializer_fields import number_text

Address = Callable[..., str]


def rows_of_query(request: Request, query: QueryDict) -> Address:
    """Makes the addresses of the API's rows behind a figure: the query, with some changes."""
    here = request.build_absolute_uri(reverse("api-delivery-list"))

    def address(**changes: str) -> str:
        asked = query.copy()
        for name, value in changes.items():
            asked[name] = value
        return f"{here}?{asked.urlencode()}"

    return address


class TotalSerializer(serializers.Serializer):
    """A sum that keeps every doubt of its rows."""

    lower = serializers.CharField(help_text=_("The least it can be, written exactly."))
    upper = serializers.CharField(
        allow_null=True, help_text=_("The most it can be. null: a row says “more than”.")
    )
    is_approximate = serializers.BooleanField(help_text=_("A row says “about”."))
    rows = serializers.IntegerField(help_text=_("Rows that state a number."))
    unknown = serializers.IntegerField(help_text=_("Rows that do not; never counted as zero."))
    url = serializers.URLField(help_text=_("The rows behind the figure."))


class StagesSerializer(serializers.Serializer):
    """The stages side by side; they never add. null: no row."""

    pledged = TotalSerializer(allow_null=True)
    committed = TotalSerializer(allow_null=True)
    delivered = TotalSerializer(allow_null=True)


class MeasureSerializer(serializers.Serializer):
    """One measure: units, goods, gifts, loans and stated worth never mix."""

    nature = serializers.ChoiceField(choices=Item.Nature.choices)
    good = serializers.CharField(help_text=_("For pieces: what is counted. Empty: all goods."))
    unit = serializers.CharField()
    stages = StagesSerializer()


class AmountSerializer(serializers.Serializer):
    """What rows that no total counts amount to."""

    nature = serializers.ChoiceField(choices=Item.Nature.choices)
    good = serializers.CharField(help_text=_("For pieces: what is counted. Empty: all goods."))
    unit = serializers.CharField()
    stage = serializers.ChoiceField(choices=list(STAGES))
    lower = serializers.CharField()
    upper = serializers.CharField(allow_null=True)


class NoteSerializer(serializers.Serializer):
    """Rows of aid that stand beside a total, and why."""

    reason = serializers.ChoiceField(choices=[str(reason) for reason in Reason])
    count = serializers.IntegerField(help_text=_("How many rows."))
    items = serializers.IntegerField(help_text=_("How many of their items are the reason."))
    rows = serializers.ListField(
        child=serializers.SlugField(), help_text=_("The first of the deliveries, by slug.")
    )
    amounts = AmountSerializer(
        many=True, help_text=_("What rows in no total would have added; stages apart.")
    )
    url = serializers.URLField(help_text=_("All these rows."))


class TotalsSerializer(serializers.Serializer):
    """What deliveries add up to, with the receipt."""

    deliveries = serializers.IntegerField(help_text=_("Rows of aid that were asked for."))
    counted = serializers.IntegerField(help_text=_("Rows of them that the totals count."))
    measures = MeasureSerializer(many=True)
    left_out = NoteSerializer(many=True, help_text=_("In no sum, or without a number in it."))
    doubts = NoteSerializer(many=True, help_text=_("Counted, with a doubt."))


def totals_json(made: Figures, address: Address) -> dict[str, Any]:
    """Totals of public deliveries, measure by measure, with their receipt."""
    receipt = made.receipt()
    return {
        "deliveries": made.number_of_rows,
        "counted": receipt.counted,
        "measures": [measure_json(made, measure, address) for measure in made.measures],
        "left_out": [note_json(note, address) for note in receipt.left_out],
        "doubts": [note_json(note, address) for note in receipt.doubts],
    }


def measure_json(made: Figures, measure: Measure, address: Address) -> dict[str, Any]:
    """One measure at each stage."""
    figures = {
        stage: total_json(made.figure(measure, stage), address(stage=stage, measure=measure.key))
        for stage in STAGES
    }
    return {**head_of(measure), "stages": figures}


def head_of(measure: Measure) -> dict[str, str]:
    """What is measured."""
    return {"nature": measure.nature, "good": measure.good or "", "unit": measure.unit}


def bounds_of(total: Total) -> dict[str, str | None]:
    """The least and the most it can be."""
    upper = None if total.upper is None else number_text(total.upper)
    return {"lower": number_text(total.lower), "upper": upper}


def total_json(total: Total, url: str) -> dict[str, Any] | None:
    """One sum. Unknown: None where no row stands behind it; an empty total is no zero."""
    if total.is_empty:
        return None
    return {
        **bounds_of(total),
        "is_approximate": total.is_approximate,
        "rows": total.rows,
        "unknown": total.unknown,
        "url": url,
    }


def note_json(note: Note, address: Address) -> dict[str, Any]:
    """The rows of one reason."""
    return {
        "reason": str(note.reason),
        "count": note.rows,
        "items": note.figures,
        "rows": [line.row.slug for line in note.lines],
        "amounts": [
            {**head_of(one.measure), "stage": one.stage, **bounds_of(one.total)}
            for one in note.amounts
        ],
        "url": address(receipt=str(note.reason)),
    }
