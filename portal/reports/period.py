"""The city and the days of a report, and the rows of aid that fall into them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aid.models import Delivery
from aid.models.delivery import DeliveryQuerySet
from cities.models import City, cities_of
from records.roles import sees_all

ANY, HRYVNIA = "any", "UAH"


@dataclass(frozen=True)
class Asked:
    """What a report is asked about."""

    city: City
    first: date
    last: date
    # The currency that amounts must have, or ANY
    currency: str = HRYVNIA
    # EDRPOU code of the recipient. Unknown: empty
    recipient_id: str = ""

    @property
    def recipient(self) -> str:
        """Who receives, as the table names it."""
        return str(self.city.called("uk") or self.city)

    def received(self) -> DeliveryQuerySet:
        """Public rows of delivered aid that may fall into the period."""
        rows = Delivery.objects.public().to_city(self.city).filter(stage=Delivery.Stage.DELIVERED)
        return self.possibly(rows)

    def possibly(self, rows: DeliveryQuerySet) -> DeliveryQuerySet:
        """Rows that may fall into the period; undated ones may."""
        before = Q(when_earliest__isnull=True) | Q(when_earliest__lte=self.last)
        after = Q(when_latest__isnull=True) | Q(when_latest__gte=self.first)
        return rows.filter(before, after)

    @property
    def filters(self) -> dict[str, str]:
        """The parameters of the public list that choose just the rows which are counted."""
        return {"city": self.city.slug, "days": f"{self.first}/{self.last}"}

    def definitely(self, rows: DeliveryQuerySet) -> DeliveryQuerySet:
        """Rows whose every possible day lies in the period."""
        return rows.filter(when_earliest__gte=self.first, when_latest__lte=self.last)


class AskForm(forms.Form):
    """City and period of a report."""

    city = forms.ModelChoiceField(City.objects.none(), label=_("City"))
    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))
    currency = forms.ChoiceField(
        label=_("Amounts"),
        choices=[(HRYVNIA, _("in hryvnias alone")), (ANY, _("in any currency"))],
        initial=HRYVNIA,
        required=False,
    )
    recipient_id = forms.CharField(
        label=_("EDRPOU code of the recipient"), max_length=10, required=False
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = City.objects.home()
        kept = homes if sees_all(user) else homes.filter(pk__in=cities_of(user))
        self.fields["city"].queryset = kept.order_by("name_uk")
        self.fields["city"].to_field_name = "slug"

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for a period that ends before it begins."""
        data = super().clean() or self.cleaned_data
        code = data.get("recipient_id", "")
        if code and not (code.isascii() and code.isdecimal() and len(code) in (8, 10)):
            self.add_error("recipient_id", _("An EDRPOU code has eight digits."))
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The period ends before it begins: check both days."))
        return data

    def asked(self) -> Asked:
        """What a sound form asks."""
        data = self.cleaned_data
        return Asked(
            data["city"],
            data["first"],
            data["last"],
            data.get("currency") or HRYVNIA,
            data.get("recipient_id", ""),
        )
