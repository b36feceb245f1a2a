"""App settings of partnerships."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    """Names the app for the admin."""

    name = "partnerships"
    verbose_name = _("Partnerships")
