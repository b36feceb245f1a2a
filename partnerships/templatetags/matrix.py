"""How Figure 1 says its numbers."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.matrix import words
from partnerships.matrix.totals import Number
from records.languages import reader_language
from records.plurals import format_number

register = template.Library()


@register.simple_tag
def counted(value: int | Number, noun: str) -> SafeString:
    """A number, leading to its rows if it has an address, with its noun: 3 links."""
    language = reader_language()
    number = value.value if isinstance(value, Number) else value
    told = format_html("<strong>{}</strong>", format_number(number, language))
    if isinstance(value, Number) and value.address:
        told = format_html('<a href="{}">{}</a>', value.address, told)
    return format_html("{} {}", told, words.NOUNS[noun].form(number, language))
