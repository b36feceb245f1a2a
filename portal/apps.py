"""App settings of the portal and of its admin."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """Pages that combine the apps."""

    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """What follows each migration, and what the security log hears."""
        # Models are not loaded yet when this file is
        rebuilding = import_module("portal.search.rebuilding")
        pre_migrate.connect(rebuilding.before_migrations, sender=self)
        post_migrate.connect(rebuilding.after_migrations, sender=self)
        import_module("portal.audit.listening")
        import_module("portal.signin.factor")
        counting = import_module("portal.signin.counting")
        post_migrate.connect(counting.settle_cache, sender=self)
        roles = import_module("portal.roles")
        post_migrate.connect(roles.settle_roles, sender=self)


class RegisterAdminConfig(AdminConfig):
    """Django's admin under the register's own site."""

    default_site = "portal.admin_site.RegisterAdminSite"
