"""App settings of aid."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AidConfig(AppConfig):
    """Names the app for the admin."""

    name = "aid"
    verbose_name = _("Aid")
