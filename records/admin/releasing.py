"""The release in a form: the steps that are offered, and what each asks before it is taken."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from records.history.editing import OF_RELEASE, is_internal
from records.models import Record, State
from records.models.release import SAY_WHAT_IS_MISSING
from records.roles import Account

NO_SOURCE = _("Nothing is published without a source: cite one first.")
TOLD_OF_WITHDRAWN = frozenset(
    {"slug", "embargo_until", "withdrawal_reason_uk", "withdrawal_reason_en", "merged_into"}
)
# Inputs of the form that change the release alone
RELEASE_INPUTS = OF_RELEASE | {"merged_into"}


def offer_steps(form: forms.ModelForm, user: Account) -> None:
    """Leaves the state in which the record is, and those to which a step leads."""
    form.state_before = form.instance.state
    if "state" in form.fields:
        offered = {form.instance.state, *form.instance.steps(user)}
        form.fields["state"].choices = [one for one in State.choices if one[0] in offered]


def refuse_step(form: forms.ModelForm, user: Account) -> None:
    """Marks what a step lacks: a note, a field, a second person, a reason."""
    state = form.cleaned_data.get("state")
    if state in (None, form.state_before):
        return
    if state == State.DRAFT and not form.cleaned_data.get("review_note", "").strip():
        form.add_error("review_note", SAY_WHAT_IS_MISSING)
    if state == State.PUBLISHED:
        refuse_release(form, user, is_changed=form.instance.pk is None or says_else(form))


def says_else(form: forms.ModelForm) -> bool:
    """Whether the form changes what readers see."""
    return bool(set(form.changed_data) - RELEASE_INPUTS - {*form.instance.INTERNAL})


def is_internal_alone(form: forms.ModelForm, formsets: Any) -> bool:
    """Whether the form changes nothing that readers see: of the record, its rows, its release."""
    own = set(form.changed_data) - {*form.instance.INTERNAL, "review_note"}
    return not own and not any(one.has_changed() for one in formsets if not is_internal(one.model))


def is_untold(form: forms.ModelForm, formsets: Any) -> bool:
    """Whether readers are told of nothing that the form changes.

    Of a withdrawn record they see its address, its reason and where it was merged.
    """
    state = form.instance.state
    if form.state_before != state:
        return False
    if state == State.WITHDRAWN:
        return not TOLD_OF_WITHDRAWN.intersection(form.changed_data)
    return state == State.PUBLISHED and is_internal_alone(form, formsets)


def refuse_release(form: forms.ModelForm, user: Account, is_changed: bool) -> None:
    """Marks what is missing, and who releases alone."""
    try:
        form.instance.refuse_alone(user, form.cleaned_data.get("why", ""), is_changed)
    except ValidationError as error:
        form.add_error(None, error)


def refuse_incomplete(form: forms.ModelForm) -> None:
    """Marks what its kind must say before the record is public."""
    record = form.instance
    if record.state == State.PUBLISHED and form.state_before != State.PUBLISHED:
        for name, message in record.missing_for_release().items():
            if not form.has_error(name):
                form.add_error(name, message)


def lacks_of(record: Record) -> list[str]:
    """What a record must have before it is public."""
    lacks = [str(told) for told in record.missing_for_release().values()]
    if record.NEEDS_CITATION and not record.citations.exists():
        lacks.append(str(NO_SOURCE))
    return lacks


def is_release(form: forms.ModelForm) -> bool:
    """Whether the form, which is sound, releases the record."""
    return form.instance.state == State.PUBLISHED and form.state_before != State.PUBLISHED
