"""The letter that tells an account what is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from portal.desk.tasks import Task, tasks_of
from records.roles import Role

# Whoever edits records has a desk
EDITORS = (Role.OFFICER, Role.EDITOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Letter:
    """What is due for one account."""

    to: Any
    tasks: list[Task]
    message: EmailMessage


def readers() -> models.QuerySet:
    """Active accounts with an address that edit records."""
    accounts = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    edits = models.Q(groups__name__in=EDITORS) | models.Q(is_superuser=True)
    return accounts.filter(edits).distinct().order_by("pk")


def letter_for(user: Any, day: date, language: str) -> Letter | None:
    """The letter in a language. Unknown: None, nothing is due."""
    with translation.override(language):
        due = [task for task in tasks_of(user, day) if task.shares]
        if not due:
            return None
        context = {"user": user, "tasks": due, "origin": settings.PORTAL_ORIGIN, "day": day}
        subject = _("Register: what is due on %(day)s") % {"day": day.strftime("%d.%m.%Y")}
        text = render_to_string("admin/desk/digest.txt", context)
    return Letter(user, due, EmailMessage(subject, text, to=[user.email]))
