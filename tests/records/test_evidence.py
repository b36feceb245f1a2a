"""Sources in order, and where they disagree."""

import pytest

from records.evidence import disagreements, sources_of
from tests.factories import cite, make_city, make_home, make_partnership, make_source

pytestmark = pytest.mark.django_db


def test_disagreement_names_each_value_with_its_source():
    link = make_partnership(make_home(), make_city())
    first, second = make_source("first"), make_source("second")
    cite(link, first, fact="established", says="1978", position=1)
    cite(link, second, fact="established", says="1976", position=2)
    cite(link, second, fact="kind", says="sister", position=3)

    (found,) = disagreements(link.citations.for_pages())

    assert found.fact == "established"
    assert [(one.says, one.source) for one in found.citations] == [
        ("1978", first),
        ("1976", second),
    ]


def test_same_value_twice_is_no_disagreement():
    link = make_partnership(make_home(), make_city())
    for slug in ("first", "second"):
        cite(link, make_source(slug), fact="established", says="1978")

    assert disagreements(link.citations.for_pages()) == []


def test_values_of_different_items_do_not_disagree():
    link = make_partnership(make_home(), make_city())
    for part in (1, 2):
        cite(link, fact="quantity", says=f"{part} pieces", part=part)

    assert disagreements(link.citations.for_pages()) == []


def test_each_source_stands_once():
    link = make_partnership(make_home(), make_city())
    cite(link, fact="established", says="1978")

    assert [source.slug for source in sources_of(link.citations.for_pages())] == ["source-one"]
