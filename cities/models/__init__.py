"""Cities, their other names, the case profiles of home cities, and the gazetteer."""

from cities.models.city import City, CityQuerySet
from cities.models.gazetteer import GazetteerPlace
from cities.models.name import CityName
from cities.models.officer import CityOfficer, KeptByCities, cities_of
from cities.models.profile import CaseProfile, CaseProfileQuerySet

__all__ = [
    "CaseProfile",
    "CaseProfileQuerySet",
    "City",
    "CityName",
    "CityOfficer",
    "CityQuerySet",
    "GazetteerPlace",
    "KeptByCities",
    "cities_of",
]
