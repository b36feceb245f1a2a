"""A partial date in a form: what it will be read as stands beside it, also while one types."""

from typing import Any

from django.forms import TextInput
from django.http import HttpRequest, JsonResponse
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from records.fields import EDTF_LENGTH
from records.languages import reader_language
from records.partial_dates import PartialDateError, explain, parse

# What is longer is answered like what is just too long
LONGEST = EDTF_LENGTH + 1


def reading_of(text: str) -> dict[str, str]:
    """The date in words with its days, or what to write instead. Unknown: both empty."""
    text = text.strip()[:LONGEST]
    try:
        return {"reads": explain(parse(text), reader_language()) if text else "", "problem": ""}
    except PartialDateError as error:
        return {"reads": "", "problem": str(error.message)}


def read_date(request: HttpRequest) -> JsonResponse:
    """The reading of the text asked for; the form's script shows it."""
    return JsonResponse(reading_of(request.GET.get("text", "")))


class PartialDateInput(TextInput):
    """An entry in EDTF with its reading."""

    address = reverse_lazy("admin:read_date")

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(
            {"class": "vTextField partial-date", "autocomplete": "off", **(attrs or {})}
        )

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        """The input, and an output that says how its value is read."""
        field = super().render(name, value, attrs, renderer)
        reads = reading_of(str(value or ""))["reads"]
        mark = (attrs or {}).get("id", name)
        return format_html(
            '{}<output class="reads" for="{}" data-address="{}">{}</output>',
            field,
            mark,
            self.address,
            reads,
        )
