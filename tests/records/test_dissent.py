"""Where sources disagree, and which value is in use."""

from decimal import Decimal

import pytest

from records.dissent import FactReader, Measured, differences
from records.plurals import Noun
from records.quantities import Quantity
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_home,
    make_partnership,
    make_source,
)

pytestmark = pytest.mark.django_db
GENERATOR = Noun(("generator", "generators"), ("генератор", "генератори", "генераторів"))


@pytest.fixture
def link():
    return make_partnership(make_home(), make_city(), signed="1989-08")


def shown(difference):
    return [(stance.words, stance.is_in_use) for stance in difference.stances]


def test_sources_that_agree_differ_in_nothing(link):
    cite(link, make_source("a"), fact="established", says="1989-08")
    cite(link, make_source("b"), fact="established", says="1989-08")

    assert differences(link.citations.all(), FactReader(link)) == []


def test_dates_differ_and_the_one_in_use_is_marked(link):
    for slug, says in (("a", "1989-08-24"), ("b", "1989-08"), ("c", "1989-08"), ("d", "1990")):
        cite(link, make_source(slug), fact="established", says=says)

    [found] = differences(link.citations.all(), FactReader(link))

    assert (found.question, found.in_use) == ("When did it begin?", "August 1989")
    assert shown(found) == [("24 August 1989", False), ("August 1989", True), ("1990", False)]
    assert [len(stance.citations) for stance in found.stances] == [1, 2, 1]
    assert found.anchor == "differ-established-0"


def test_kinds_differ_in_words(link):
    cite(link, make_source("a"), fact="kind", says="sister")
    cite(link, make_source("b"), fact="kind", says="partner")

    [found] = differences(link.citations.all(), FactReader(link))

    assert found.in_use == "sister city"
    assert shown(found) == [("sister city", True), ("partner city", False)]


def test_agreement_kinds_may_be_written_with_spaces():
    paper = make_agreement(make_home())
    cite(paper, make_source("a"), fact="kind", says="sister city agreement")
    cite(paper, make_source("b"), fact="kind", says="letter of intent")

    [found] = differences(paper.citations.all(), FactReader(paper))

    assert shown(found) == [("sister city agreement", True), ("letter of intent", False)]


def test_figures_of_an_item_differ(link):
    ten = Measured(Quantity("exactly", Decimal(10), None, "pieces"), GENERATOR, "large ones")
    cite(link, make_source("a"), fact="quantity", part=1, says="5 pieces")
    cite(link, make_source("b"), fact="quantity", part=1, says="10 pieces")

    [found] = differences(link.citations.all(), FactReader(link, {1: ten}), "7-")

    assert (found.about, found.in_use) == ("large ones", "10 generators")
    assert shown(found) == [("5 generators", False), ("10 generators", True)]
    assert found.anchor == "differ-7-quantity-1"


def test_figures_without_an_item_have_none_in_use(link):
    cite(link, make_source("a"), fact="quantity", says="5 pieces")
    cite(link, make_source("b"), fact="quantity", says="six")

    [found] = differences(link.citations.all(), FactReader(link))

    assert (found.in_use, shown(found)) == ("", [("5 pieces", False), ("six", False)])


def test_a_fact_the_record_does_not_have_stays_verbatim(link):
    cite(link, make_source("a"), fact="stage", says="delivered")
    cite(link, make_source("b"), fact="stage", says="pledged")

    [found] = differences(link.citations.all(), FactReader(link))

    assert (found.in_use, shown(found)) == ("", [("delivered", False), ("pledged", False)])


def test_a_difference_on_another_page_names_its_record(link):
    cite(link, make_source("a"), fact="kind", says="sister")
    cite(link, make_source("b"), fact="kind", says="partner")
    [found] = differences(link.citations.all(), FactReader(link))

    assert (found.record, found.about_record(link).record) == (None, link)
