"""By what aid is grouped: its donors' country, and the time in which it lies, as columns."""

from django.db import models
from django.db.models import Case, F, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, ExtractQuarter, ExtractYear, NullIf
from django.db.models.lookups import Exact, IsNull

from aid.models import Participant
from aid.standing import is_shared

TEXT = models.CharField()
# What stands where donors have no single country
SEVERAL, NOT_NAMED, INTERNATIONAL = "several", "not_named", "international"
# The rows that several places share; no city has this slug
SHARED = ""
UNDATED = "unknown"
YEAR, QUARTER = "year", "quarter"


def donor_country(pick: type[Min] | type[Max]) -> Subquery:
    """The first or last country of a row's public donors. Unknown: NULL, no donor is named."""
    donors = Participant.objects.public().filter(
        delivery=OuterRef("pk"), role=Participant.Role.DONOR
    )
    country = Coalesce(
        NullIf("city__country", Value("")),
        NullIf("organization__country", Value("")),
        Value(INTERNATIONAL),
        output_field=TEXT,
    )
    named = donors.order_by().annotate(its_country=country).values("delivery")
    return Subquery(named.annotate(found=pick("its_country")).values("found"), output_field=TEXT)


def country_key() -> Combinable:
    """The country that all donors of a row have: its code, or why there is no single one."""
    first, last = donor_country(Min), donor_country(Max)
    return Case(
        When(IsNull(first, True), then=Value(NOT_NAMED)),
        When(Exact(first, last), then=first),
        default=Value(SEVERAL),
        output_field=TEXT,
    )


def city_key() -> Combinable:
    """The city that receives; rows that other places share have a line of their own (R5)."""
    return Case(When(is_shared(), then=Value(SHARED)), default=F("city__slug"), output_field=TEXT)


def period_of(column: str, split: str) -> Combinable:
    """The year or quarter of a day: 2022, 2022-Q1. Unknown: an empty text."""
    year: Combinable = Cast(ExtractYear(column), TEXT)
    if split == QUARTER:
        year = Concat(year, Value("-Q"), Cast(ExtractQuarter(column), TEXT), output_field=TEXT)
    return Case(When(Q(**{f"{column}__isnull": True}), then=Value("")), default=year)


def time_key(split: str) -> Combinable:
    """When a row was: "2022-Q1" where it surely lies in that period, else both ends of its range.

    "2022-Q1/2022-Q3", "2022-Q1/" since then, "2022-Q1/2022-Q1" about then, "unknown".
    """
    first, last = period_of("when_earliest", split), period_of("when_latest", split)
    is_doubted = Q(when_edtf__contains="~") | Q(when_edtf__contains="?")
    is_doubted |= Q(when_edtf__contains="%")
    both = Concat(first, Value("/"), last, output_field=TEXT)
    return Case(
        When(when_edtf="", then=Value(UNDATED)),
        When(is_doubted, then=both),
        When(Exact(first, last), then=first),
        default=both,
        output_field=TEXT,
    )


def split_of(period: str) -> str:
    """Whether a period of `time_key` speaks of years or of quarters."""
    return QUARTER if "Q" in period else YEAR
