"""The officers' forms of cities."""

from cities.admin.city import CityAdmin
from cities.admin.profile import CaseProfileAdmin

__all__ = ["CaseProfileAdmin", "CityAdmin"]
