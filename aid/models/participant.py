"""Participant: who took part in a delivery, in a role."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.models.party import Party, city_xor_organization
from records.history import RegisterHistory, RowHistory


class Participant(Party):
    """A city or organization in its role; a hub is no donor of what it forwards (R5)."""

    KEPT_WITH = "delivery"

    class Role(models.TextChoices):
        """What the participant did."""

        DONOR = "donor", _("donor")
        HUB = "hub", _("hub")
        CARRIER = "carrier", _("carrier")
        IMPLEMENTER = "implementer", _("implementer")
        RECEIVER = "receiver", _("receiver")

    delivery = models.ForeignKey(
        "aid.Delivery",
        verbose_name=_("delivery"),
        on_delete=models.CASCADE,
        related_name="participants",
        help_text=_("The row of aid."),
    )
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=Role.choices,
        help_text=_("Donor gives; hub collects and forwards; carrier moves; implementer works."),
    )

    history = RegisterHistory(bases=[RowHistory])

    class Meta(Party.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            city_xor_organization("aid_participant_xor"),
            models.UniqueConstraint(
                fields=["delivery", "role", "city"],
                condition=Q(city__isnull=False),
                name="aid_participant_unique_city",
                violation_error_message=_("This city already has this role."),
            ),
            models.UniqueConstraint(
                fields=["delivery", "role", "organization"],
                condition=Q(organization__isnull=False),
                name="aid_participant_unique_organization",
                violation_error_message=_("This organization already has this role."),
            ),
        ]
