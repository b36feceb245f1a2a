"""ApprovalStep: one step of an agreement on its way through the ministries; never public."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.approval import Step, Taken
from records.history import RegisterHistory, RowHistory


class ApprovalStep(models.Model):
    """A step that was taken, with its day and number."""

    KEPT_WITH = "agreement"
    IS_INTERNAL = True

    agreement = models.ForeignKey(
        "partnerships.Agreement",
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        related_name="approval_steps",
        help_text=_("The document."),
    )
    step = models.CharField(
        _("step"), max_length=12, choices=Step.choices, help_text=_("In the order they are taken.")
    )
    taken_on = models.DateField(_("day"), help_text=_("The day it was taken, such as 01.12.2026."))
    number = models.CharField(
        _("number"),
        max_length=60,
        blank=True,
        help_text=_("Of the letter, the order or the entry in the register of agreements."),
    )
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Internal, never public.")
    )

    history = RegisterHistory(bases=[RowHistory])

    class Meta:
        verbose_name = _("step of approval")
        verbose_name_plural = _("steps of approval (internal)")
        ordering = ["taken_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "step"],
                name="partnerships_approvalstep_unique",
                violation_error_message=_("This step is there already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.taken_on:%d.%m.%Y}"

    @property
    def taken(self) -> Taken:
        """The step as the rules of approval know it."""
        return Taken(Step(self.step), self.taken_on, self.number)
