"""Which spreadsheet holds a kind of record."""

from typing import Any

from django import template

from portal.spreadsheets.sheets import SHEETS

register = template.Library()


@register.simple_tag(takes_context=True)
def sheet_of(context: Any, opts: Any) -> str:
    """The sheet of a kind that the account may bring. Unknown: empty, it has none or may not."""
    may = context["request"].user.has_perm(f"{opts.app_label}.change_{opts.model_name}")
    return next((name for name, one in SHEETS.items() if may and one.model is opts.model), "")
