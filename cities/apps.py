"""App settings of cities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitiesConfig(AppConfig):
    """Names the app for the admin."""

    name = "cities"
    verbose_name = _("Cities")
