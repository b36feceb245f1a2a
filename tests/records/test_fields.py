"""Companion columns keep in step."""

from datetime import date

import pytest
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models

from partnerships.models import Agreement
from records.fields import BoundField, EDTFField
from tests.factories import make_agreement, make_home


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-09", date(2023, 9, 1), date(2023, 9, 30)),
        ("2022/..", date(2022, 1, 1), None),
        ("", None, None),
    ],
)
def test_bounds_follow_the_text(text, earliest, latest):
    agreement = make_agreement(make_home(), signed_on_edtf="1990")
    agreement.signed_on_edtf = text

    agreement.save()

    stored = Agreement.objects.get()
    assert (stored.signed_on_earliest, stored.signed_on_latest) == (earliest, latest)


@pytest.mark.django_db
def test_bounds_are_filled_in_bulk_too():
    row = Agreement(
        slug="bulk", city=make_home(), title_uk="Угода", kind="declaration", signed_on_edtf="1990"
    )

    Agreement.objects.bulk_create([row])

    assert Agreement.objects.get().signed_on_latest == date(1990, 12, 31)


@pytest.mark.django_db
def test_record_gives_the_date_as_a_value():
    agreement = make_agreement(make_home(), signed_on_edtf="2022-21")

    assert agreement.signed_on.in_words("en") == "spring 2022"
    assert Agreement(signed_on_edtf="").signed_on is None


def test_field_refuses_an_impossible_day():
    field = Agreement._meta.get_field("signed_on_edtf")

    with pytest.raises(ValidationError):
        field.run_validators("2023-02-30")


@pytest.mark.django_db
def test_search_text_is_folded_one_line_a_column():
    agreement = make_agreement(
        make_home(), title_uk="Угода з Ґданськом", title_en="Gdańsk", summary_en="On\ntrade."
    )

    assert agreement.search_text == "угода з гданськом\ngdansk\n\non trade"


def test_check_wants_the_bounds_after_the_text():
    class Loose(models.Model):
        when_earliest = BoundField("earliest")
        when_edtf = EDTFField("when")

        class Meta:
            app_label = "loose"

        def __str__(self):
            return self.when_edtf

    problems = Loose._meta.get_field("when_edtf").check()

    assert problems == [
        checks.Error(
            "when_edtf needs when_earliest, when_latest declared after it.",
            obj=Loose._meta.get_field("when_edtf"),
            id="records.E001",
        )
    ]
