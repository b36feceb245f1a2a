"""Rows that name a city or an organization: who signed, who takes part."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.models import Agreement, AgreementParty, InitiativeParty
from records.admin import RowForm, RowFormSet, TabularRows


class PartyForm(RowForm):
    """Either a city or an organization."""

    errors_at = {"_xor": "city", "_unique_city": "city", "_unique_organization": "organization"}


class AgreementPartyFormSet(RowFormSet):
    """Who signed."""

    def clean(self) -> None:
        """Raises: ValidationError below two parties; a declaration may have one known."""
        super().clean()
        least = 1 if self.instance.kind == Agreement.Kind.DECLARATION else 2
        if len(self.live()) < least:
            raise ValidationError(
                _("An agreement has two or more parties: add those that signed it.")
            )


class PartyInline(TabularRows):
    """A row a party."""

    form = PartyForm
    fields = ("city", "organization", "position")
    autocomplete_fields = ("city", "organization")
    named_with = ("city", "organization")
    blank_rows = 2


class AgreementPartyInline(PartyInline):
    """Who signed the agreement."""

    model = AgreementParty
    formset = AgreementPartyFormSet


class InitiativePartyInline(PartyInline):
    """Who takes part in the initiative."""

    model = InitiativeParty
