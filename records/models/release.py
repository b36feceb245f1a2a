"""The release of a record: its states, the steps between them, and what each step asks."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from records.history import one_change
from records.history.editing import last_editor
from records.roles import Account, Role, roles_of

# Sent with the record and the reason, once it, or its new version, went to the public
released = Signal()
ANOTHER_PERSON = _(
    "You changed this record last: another person releases it. Save it as “in review” and ask "
    "a colleague."
)
WRITE_WHY = _("You release your own change: write why nobody else could look at it.")
SAY_WHAT_IS_MISSING = _("Write what must be settled: the author reads it.")


class State(models.TextChoices):
    """Who sees a record."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


STEPS: dict[str, tuple[State, ...]] = {
    State.DRAFT: (State.IN_REVIEW,),
    State.IN_REVIEW: (State.DRAFT, State.PUBLISHED),
    State.PUBLISHED: (State.WITHDRAWN,),
    State.WITHDRAWN: (State.PUBLISHED,),
}


def refuse_own(user: Account, why: str) -> None:
    """Raises: ValidationError for one's own change, but for an administrator who says why."""
    if Role.ADMINISTRATOR not in roles_of(user):
        raise ValidationError({"state": ANOTHER_PERSON})
    if not why.strip():
        raise ValidationError({"why": WRITE_WHY})


class Releases:
    """Mixin for records: the verbs that lead from state to state."""

    # A source is no claim: it is seen only below a record that a second person released
    NEEDS_SECOND_PERSON = True

    def steps(self, user: Account) -> tuple[str, ...]:
        """The states to which an account may bring the record from that in which it is."""
        may_skip = Role.ADMINISTRATOR in roles_of(user) or not self.NEEDS_SECOND_PERSON
        skipped = (State.PUBLISHED,) if may_skip and self.state == State.DRAFT else ()
        return (*STEPS[self.state], *skipped)

    def missing_for_release(self) -> dict[str, Any]:
        """What its kind must say before it is public: messages by field."""
        return {}

    def refuse_alone(self, user: Account, why: str, is_changed: bool = False) -> None:
        """Raises: ValidationError where who changed the record last would release it.

        An administrator may, and says why; it stays in the history.
        """
        if self.NEEDS_SECOND_PERSON and (is_changed or last_editor(self) == user.pk):
            refuse_own(user, why)

    def send_to_review(self, user: Account) -> None:
        """Asks a second person to look. Raises: ValidationError."""
        self.move(State.IN_REVIEW, user)

    def send_back(self, user: Account, note: str) -> None:
        """Gives it back to its author, who reads the note. Raises: ValidationError."""
        if not note.strip():
            raise ValidationError({"review_note": SAY_WHAT_IS_MISSING})
        self.review_note = note
        self.move(State.DRAFT, user)

    def release(self, user: Account, why: str = "") -> None:
        """Publishes what another person changed last. Raises: ValidationError."""
        missing = self.missing_for_release()
        if missing:
            raise ValidationError(missing)
        self.refuse_alone(user, why)
        self.refuse_step(State.PUBLISHED, user)
        with one_change(why=why):
            self.publish()
        released.send(type(self), record=self, why=why)

    def take_back(self, user: Account, reason_uk: str, reason_en: str = "") -> None:
        """Withdraws a published record; its address then answers 410. Raises: ValidationError."""
        self.refuse_step(State.WITHDRAWN, user)
        self.withdraw(reason_uk, reason_en)

    def move(self, state: str, user: Account) -> None:
        """Takes one step. Raises: ValidationError."""
        self.refuse_step(state, user)
        self.state = state
        self.full_clean()
        self.save()

    def refuse_step(self, state: str, user: Account) -> None:
        """Raises: ValidationError for a step that does not lead on from where the record is."""
        if state not in self.steps(user):
            raise ValidationError({"state": self.no_step(state)})

    def no_step(self, state: str) -> str:
        """Why a step is refused."""
        if state == self.state:
            return _("It is “%s” already.") % State(state).label
        return _("From “%(now)s” no step leads to “%(then)s”.") % {
            "now": State(self.state).label,
            "then": State(state).label,
        }
