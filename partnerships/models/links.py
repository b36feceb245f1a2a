"""What links can be asked: those of a city, of a day, with what a page shows."""

from collections import Counter
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, Prefetch, Q, Subquery, Value, When

from cities.models import City
from partnerships.models.event import LinkStatus, steps_until
from records.models import RecordQuerySet

BEGINNINGS = ("signed",)


class PartnershipQuerySet(RecordQuerySet):
    """What links can be asked."""

    def of_city(self, city: City) -> Self:
        """Links at whose either end the city stands."""
        return self.filter(Q(city=city) | Q(partner=city))

    def current(self) -> Self:
        """Links in force today; ended, suspended and unknown ones are not counted."""
        return self.filter(status=LinkStatus.ACTIVE)

    def as_of(self, day: date) -> Self:
        """Links begun by the day, with `kind_on`, `status_on`, `established_on` that day.

        `begun_on` is their first signature, whatever kind it named. Unknown: empty.
        """
        steps = steps_until(day)
        called = Case(When(kind="raised", then=Value("sister")), default=F("link_kind"))
        naming = steps.annotate(named=called).exclude(named="")
        status = Case(
            When(kind="suspended", then=Value("suspended")),
            When(kind="terminated", then=Value("terminated")),
            default=Value("active"),
        )
        derived = Subquery(steps.annotate(after=status).values("after")[:1])
        # What raised the link later is not yet its beginning on that day
        first = Subquery(
            steps.filter(kind__in=BEGINNINGS)
            .order_by(F("counts").asc(nulls_first=True), "pk")
            .values("date_edtf")[:1]
        )
        return self.filter(Exists(steps)).annotate(
            kind_on=Subquery(naming.values("named")[:1]),
            derived_status=derived,
            status_on=Case(
                When(derived_status="active", is_confirmed=False, then=Value("unknown")),
                default=F("derived_status"),
                output_field=models.CharField(),
            ),
            established_on=Case(
                When(established_latest__gt=day, then=first),
                default=F("established_edtf"),
                output_field=models.CharField(),
            ),
            begun_on=first,
        )

    def shared_partners(self, cities: int) -> list[int]:
        """Partners to which at least so many home cities are tied by these links."""
        partners = Counter(self.order_by().values_list("partner_id", flat=True))
        return [partner for partner, number in partners.items() if number >= cities]

    def for_lists(self) -> Self:
        """With both cities, the youngest first."""
        return (
            self.with_sources()
            .select_related("city", "partner")
            .order_by(F("established_earliest").desc(nulls_last=True), "pk")
        )

    def for_pages(self) -> Self:
        """With the events as well."""
        return self.for_lists().prefetch_related("events")

    def for_api(self) -> Self:
        """With events and public papers as well."""
        papers = self.model._meta.get_field("agreements").related_model.objects
        return self.for_pages().prefetch_related(
            Prefetch("agreements", papers.public().order_by("pk"))
        )
