"""The register's admin site: its name, and the order of its groups."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class RegisterAdminSite(admin.AdminSite):
    """Django's admin, branded for the officers of the register."""

    site_title = _("Register of Municipal Diplomacy")
    site_header = _("Register of Municipal Diplomacy")
    index_title = _("Records")
