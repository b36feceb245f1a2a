"""Cities, their other names and the case profiles of home cities."""

from cities.models.city import City, CityQuerySet
from cities.models.name import CityName
from cities.models.profile import CaseProfile, CaseProfileQuerySet

__all__ = ["CaseProfile", "CaseProfileQuerySet", "City", "CityName", "CityQuerySet"]
