"""Names of countries in both languages."""

from functools import lru_cache

from django.utils.translation import override
from django_countries import countries


@lru_cache(maxsize=1024)
def country_name(code: str, language: str) -> str:
    """The country's name in a language. Unknown: empty for no code.

    Source: ISO 3166-1 as django-countries words it.
    """
    with override(language):
        return str(countries.name(code))
