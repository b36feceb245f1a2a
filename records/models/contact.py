"""ContactPerson: whom to write to; never public."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.history import RegisterHistory, RowHistory


class ContactPerson(models.Model):
    """A person at the other end of a record: internal, no visitor sees it."""

    KEPT_WITH = "record"
    MOVES_WHEN_MERGED = True
    # Its rows change nothing of what readers see
    IS_INTERNAL = True

    content_type = models.ForeignKey(
        ContentType,
        on_delete=models.PROTECT,
        editable=False,
        help_text=_("What kind of record it belongs to."),
    )
    object_id = models.PositiveBigIntegerField(
        editable=False, help_text=_("Which record of that kind it belongs to.")
    )
    record = GenericForeignKey("content_type", "object_id")
    name = models.CharField(_("name"), max_length=150, help_text=_("Internal, never public."))
    post = models.CharField(
        _("post"), max_length=200, blank=True, help_text=_("Office and task, as they call it.")
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Internal, never public."))
    phone = models.CharField(
        _("phone"), max_length=60, blank=True, help_text=_("Internal, never public.")
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Languages, hours, since when.")
    )

    history = RegisterHistory(bases=[RowHistory])

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons (internal)")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.name

    def fit_to(self, record: models.Model) -> None:
        """The person stays who they are."""
