"""FormToken: a form is saved once, however often it is sent."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormToken(models.Model):
    """The one-time number of an opened form, kept from its first save on."""

    token = models.UUIDField(unique=True, help_text=_("Made anew for each opened form."))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, help_text=_("Who sent it.")
    )
    content_type = models.ForeignKey(
        ContentType, null=True, on_delete=models.CASCADE, help_text=_("What kind it became.")
    )
    object_id = models.PositiveBigIntegerField(null=True, help_text=_("Which record it became."))
    record = GenericForeignKey("content_type", "object_id")
    sent_at = models.DateTimeField(
        auto_now_add=True, db_index=True, help_text=_("Moment of the first save.")
    )

    class Meta:
        verbose_name = _("form token")
        verbose_name_plural = _("form tokens")

    def __str__(self) -> str:
        return str(self.token)
