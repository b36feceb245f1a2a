"""The index follows every way of writing at once."""

import pytest
from django.db import connection

from cities.models import City, CityName
from partnerships.models import Agreement, Partnership
from portal.search.asking import read_question
from portal.search.finding import find
from portal.search.tables import SearchEntry, SearchName
from records.models import State
from tests.factories import make_agreement, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db


def found(text):
    """Slugs of the records that are found."""
    hits = find(read_question(text)).hits
    return [hit.kind.model.objects.get(pk=hit.record_id).slug for hit in hits]


def test_a_save():
    city = make_city(name_en="Zebra")
    city.name_en = "Giraffe"

    city.save()

    assert (found("zebra"), found("giraffe")) == ([], ["freiburg"])


def test_a_save_of_something_else_leaves_the_entry():
    city = make_city(name_en="Zebra")

    city.population = 7
    city.save()

    assert (SearchEntry.objects.count(), found("zebra")) == (1, ["freiburg"])


def test_many_at_once():
    lviv = make_home()
    given = {"city": lviv, "kind": "declaration", "state": State.DRAFT}

    Agreement.objects.bulk_create(
        [Agreement(slug=f"a-{n}", title_uk=f"Зебра {n}", **given) for n in range(3)]
    )

    assert SearchEntry.objects.filter(name__startswith="зебра").count() == 3


def test_many_changed_at_once():
    papers = [make_agreement(make_home(), title_uk="Зебра")]
    papers[0].search_text = "жираф\n\n\n"

    Agreement.objects.bulk_update(papers, ["search_text"])

    assert (found("зебра"), found("жираф")) == ([], ["agreement"])


def test_a_delete():
    city = make_city(name_en="Zebra", state=State.DRAFT)
    CityName.objects.create(city=city, name="Giraffe", kind="exonym")

    City.objects.filter(pk=city.pk).delete()

    assert (SearchEntry.objects.count(), SearchName.objects.count()) == (0, 0)


def test_plain_sql():
    make_city(name_en="Zebra")

    with connection.cursor() as cursor:
        cursor.execute("UPDATE cities_city SET search_text = %s", ["жираф\ngiraffe"])

    assert (found("zebra"), found("giraffe")) == ([], ["freiburg"])


def test_another_name_comes_and_goes():
    city = make_city()
    name = CityName.objects.create(city=city, name="Zebra", kind="exonym")

    before = found("zebra")
    name.delete()

    assert (before, found("zebra")) == (["freiburg"], [])


def test_another_name_moves_to_another_city():
    name = CityName.objects.create(city=make_city("one"), name="Zebra", kind="exonym")

    name.city = make_city("two")
    name.save()

    assert found("zebra") == ["two"]


def test_links_follow_the_names_of_both_ends():
    lviv, partner = make_home(name_en="Lviv"), make_city(name_en="Zebra")
    make_partnership(lviv, partner)

    partner.name_en = "Giraffe"
    partner.save()
    CityName.objects.create(city=lviv, name="Lemberg", kind="exonym")

    assert (found("lemberg giraffe"), found("lviv zebra")) == (["lviv--freiburg"], [])


def test_a_link_that_moves_to_another_city():
    link = make_partnership(make_home(name_en="Lviv"), make_city(name_en="Zebra"))

    Partnership.objects.filter(pk=link.pk).update(partner=make_city("giraffe", name_en="Giraffe"))

    assert (found("lviv zebra"), found("lviv giraffe")) == ([], ["lviv--freiburg"])


def test_a_name_without_translation_is_found_by_the_one_there_is():
    make_partnership(make_home(name_uk="Львів", name_en=""), make_city(name_uk="Зебра"))

    assert found("львів зебра") == ["lviv--freiburg"]


def test_a_long_name_is_kept():
    make_city(name_uk="Ж" * 120, name_en="ﷺ" * 120)

    assert max(len(name) for name in SearchName.objects.values_list("name", flat=True)) == 200
