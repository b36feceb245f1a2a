"""What every record keeps: its address, its version, its release."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cities.models import City
from partnerships.models import Agreement, Partnership
from records.models import Source
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_home,
    make_organization,
    make_partnership,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_version_grows_with_each_save():
    city = make_city()

    city.save()
    city.save()

    assert city.version == 3


def test_version_grows_when_only_some_fields_are_saved():
    city = make_city()

    city.save(update_fields=["population"])

    assert City.objects.get().version == 2


def test_slug_is_made_from_the_english_name():
    city = make_city(slug="", name_en="Łódź", name_uk="Лодзь")

    assert city.slug == "lodz"


def test_slug_is_made_from_the_ukrainian_name_where_english_is_missing():
    city = make_city(slug="", name_en="", name_uk="Запоріжжя")

    assert city.slug == "zaporizhzhia"


def test_second_record_of_a_name_gets_a_numbered_slug():
    make_city(slug="", name_en="Brest")

    assert make_city(slug="", name_en="Brest").slug == "brest-2"


def test_published_slug_stays():
    city = make_city()
    city.slug = "elsewhere"

    with pytest.raises(ValidationError) as refused:
        city.full_clean()

    assert refused.value.message_dict == {
        "slug": ["The address was published as “freiburg” and stays."]
    }


def test_slug_of_a_draft_may_change():
    city = make_city(state="draft")
    city.slug = "elsewhere"

    city.full_clean()

    assert city.slug == "elsewhere"


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_only_published_records_are_public(state):
    make_city(state=state, withdrawal_reason_uk="Помилка")

    assert list(City.objects.public()) == []


def test_embargo_hides_until_its_moment():
    soon, past = timezone.now() + timedelta(hours=1), timezone.now() - timedelta(hours=1)
    make_city("hidden", embargo_until=soon)
    shown = make_city("shown", embargo_until=past)

    assert list(City.objects.public()) == [shown]


def test_link_to_a_hidden_city_is_hidden():
    make_partnership(make_home(), make_city(state="in_review"))

    assert list(Partnership.objects.public()) == []


def test_publishing_needs_a_source():
    agreement = make_agreement(make_home(), state="draft")
    agreement.citations.all().delete()

    with pytest.raises(ValidationError) as refused:
        agreement.publish()

    assert refused.value.messages == ["Nothing is published without a source: cite one first."]
    assert Agreement.objects.get().state == "draft"


def test_publishing_keeps_the_moment_of_first_release():
    agreement = make_agreement(make_home(), state="draft")
    agreement.publish()
    first = agreement.published_at

    agreement.publish()

    assert (agreement.is_public, agreement.published_at) == (True, first)


def test_withdrawing_needs_a_reason():
    city = make_city()

    with pytest.raises(ValidationError) as refused:
        city.withdraw("")

    assert "Write why the record is withdrawn: readers see it." in refused.value.messages


def test_withdrawn_record_is_gone_with_its_reason():
    city = make_city()

    city.withdraw("Двічі внесено", "Entered twice")

    assert [gone.withdrawal_reason for gone in City.objects.gone()] == ["Entered twice"]


def test_withdrawn_draft_was_never_public():
    make_city(state="draft").withdraw("Помилка")

    assert list(City.objects.gone()) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "withdrawn", "withdrawal_reason_uk": ""},
        {"state": "published", "published_at": None},
    ],
)
def test_database_refuses_a_release_without_its_particulars(fields):
    make_city()

    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.update(**fields)


def test_database_refuses_merging_what_is_not_withdrawn():
    city, other = make_city("one"), make_city("two")

    with pytest.raises(IntegrityError), transaction.atomic():
        City.objects.filter(pk=city.pk).update(merged_into=other)


def test_record_is_not_merged_into_itself():
    city = make_city()
    city.state, city.withdrawal_reason_uk, city.merged_into = "withdrawn", "Двічі", city

    with pytest.raises(ValidationError) as refused:
        city.full_clean()

    assert refused.value.message_dict["merged_into"] == ["A record cannot be merged into itself."]


def test_published_record_is_not_deleted():
    with pytest.raises(ValidationError, match="Withdraw a published record"):
        make_city().delete()


def test_draft_is_deleted():
    make_city(state="draft").delete()

    assert City.objects.count() == 0


@pytest.mark.parametrize("text", ["КИЇВ", "київ", "kyiv", "Kiev", "Киев"])
def test_city_is_found_by_any_of_its_names(text):
    city = make_home("kyiv", name_uk="Київ", name_en="Kyiv")
    city.other_names.create(name="Kiev", kind="exonym")
    city.other_names.create(name="Киев", kind="exonym")
    make_home("lviv", name_uk="Львів")

    assert list(City.objects.matching(text)) == [city]


def test_link_is_found_by_a_name_of_either_city():
    link = make_partnership(
        make_home("kyiv", name_uk="Київ"), make_city("munich", name_uk="Мюнхен")
    )
    link.partner.other_names.create(name="München", kind="endonym")

    assert list(Partnership.objects.matching("Munchen київ")) == [link]


def test_source_is_public_while_a_public_record_cites_it():
    used, unused = make_source(), make_source("unused")
    held = make_source("held")
    make_organization("undp")
    cite(make_organization("hidden", state="in_review"), held)

    assert list(Source.objects.public()) == [used]
    assert unused.is_public is False


def test_source_with_a_known_link_is_refused():
    make_source(url="https://example.org/page")
    double = Source(title="T", publisher="P", url="https://example.org/page", language="uk")
    double.kind = "media"

    with pytest.raises(ValidationError) as refused:
        double.full_clean()

    assert refused.value.messages == ["A source with this link is already in the register."]
