"""App settings of records."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """Names the app for the admin."""

    name = "records"
    verbose_name = _("Sources and evidence")
