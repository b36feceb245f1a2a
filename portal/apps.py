"""App settings of the portal and of its admin."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Pages that combine the apps."""

    name = "portal"
    verbose_name = _("Portal")


class RegisterAdminConfig(AdminConfig):
    """Django's admin under the register's own site."""

    default_site = "portal.admin_site.RegisterAdminSite"
