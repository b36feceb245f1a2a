"""Tags of a record's page: numbers of its sources."""

from django import template

from records.footnotes import Footnotes
from records.models import Citation

register = template.Library()


@register.filter
def number_of(footnotes: Footnotes, citation: Citation) -> int:
    """The number of a citation's source on this page."""
    return footnotes.note(citation).number
