"""Places that may be the same under another spelling."""

from collections.abc import Iterable

from cities.models import City, CityName
from records.folding import fold
from records.slugs import romanize


def spellings(name: str) -> set[str]:
    """A name folded, and the same in Latin letters."""
    return {one for one in (fold(name), fold(romanize(name))) if one}


def same_places(city: City, other_names: Iterable[CityName] = ()) -> list[City]:
    """Other places of its country and level that go by one of its names, or by its number."""
    given = [city.name_uk, city.name_en, *(one.name for one in other_names)]
    wanted = {word for name in given for word in spellings(name)}
    rows = City.objects.exclude(pk=city.pk)
    near = rows.filter(country=city.country, level=city.level).prefetch_related("other_names")
    numbered = rows.filter(wikidata_id=city.wikidata_id).exclude(wikidata_id="")
    found = [*(one for one in near if goes_by(one, wanted)), *numbered]
    return list({one.pk: one for one in found}.values())


def goes_by(city: City, wanted: set[str]) -> bool:
    """Whether a place goes by one of these names as a whole."""
    names = [city.name_uk, city.name_en, *(one.name for one in city.other_names.all())]
    return any(spellings(name) & wanted for name in names)
