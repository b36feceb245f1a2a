"""Pages of one agreement, initiative and organization."""

import pytest

from aid.models import Participant
from partnerships.models import Area
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_source,
)
from tests.page_text import lines_of, queries_of, read

pytestmark = pytest.mark.django_db


def between(client, address, first, last):
    """The lines between two others."""
    lines = lines_of(client.get(address))
    return lines[lines.index(first) + 1 : lines.index(last)]


def agreement(slug="agreement", **fields):
    """An agreement of Lviv and Freiburg with all neighbours."""
    lviv, freiburg = make_home(), make_city()
    paper = make_agreement(lviv, slug, parties=[lviv, freiburg, make_organization()], **fields)
    paper.partnerships.add(make_partnership(lviv, freiburg))
    paper.areas.add(Area.objects.create(slug="culture", name_uk="культура", name_en="culture"))
    make_initiative(lviv).agreements.add(paper)
    make_item(make_delivery(lviv, agreement=paper))
    return paper


def test_an_agreement_tells_parties_dates_and_what_came_of_it(client):
    agreement(
        valid_until_edtf="2028",
        document_url="https://example.org/text",
        summary_uk="Коротко.",
        summary_en="In short.",
    )

    lines = lines_of(client.get("/en/agreements/agreement/"))

    assert lines[3 : lines.index("Sources", lines.index("Aid under it") + 8)] == [
        "Agreement",
        "Partnership agreement",
        "In short.",
        "Kind",
        "sister city agreement",
        "Signed",
        "14 September 2023",
        "Valid until",
        "2028",
        "Parties",
        "Lviv; Freiburg; UNDP",
        "Record of",
        "Lviv",
        "Areas",
        "culture",
        "Document",
        "Text of the document",
        "Partnerships",
        "Lviv – Freiburg Germany, sister city1989",
        "Initiatives that rest on it",
        "spring 2022",
        "Festival festival",
        "Lviv 1 source: Festival",
        "Aid under it",
        "When",
        "What, from whom",
        "City",
        "Stage",
        "Quantity",
        "Sources",
        "Mar 2022",
        "Generators",
        "donor not named",
        "Lviv",
        "delivered",
        "10 generators",
        "1 source: Generators",
    ]
    assert (
        '<a href="https://example.org/text" rel="noopener noreferrer">'
        in client.get("/en/agreements/agreement/").content.decode()
    )


def test_an_agreement_of_which_little_is_known_says_so(client):
    make_agreement(make_home(), signed_on_edtf="", parties=[])

    page = between(client, "/en/agreements/agreement/", "Signed", "Record of")

    assert page == ["date unknown", "Valid until", "no end known", "Parties", "not named"]


def test_sources_that_disagree_on_the_day_of_signature(client):
    paper = make_agreement(make_home())
    cite(paper, make_source("a", publisher="A"), fact="signed_on", says="2023-09-14")
    cite(paper, make_source("b", publisher="B"), fact="signed_on", says="2023-09")

    assert between(client, "/en/agreements/agreement/", "When was it signed?", "B")[1:] == [
        "Value",
        "Who says so",
        "14 September 2023",
        "value in use",
        "A",
        "September 2023",
    ]


def test_an_initiative_tells_who_when_and_with_what_aid(client):
    lviv = make_home()
    joint = make_initiative(lviv, parties=[make_city(), make_organization()])
    joint.agreements.add(make_agreement(lviv))
    make_delivery(lviv).initiatives.add(joint)

    lines = lines_of(client.get("/en/initiatives/initiative/"))

    assert lines[3 : lines.index("Aid given for it")] == [
        "Initiative",
        "Festival",
        "Kind",
        "festival",
        "When",
        "spring 2022",
        "Home city",
        "Lviv",
        "Who takes part",
        "Freiburg; UNDP",
        "Agreements on which it rests",
        "Partnership agreement sister city agreement",
    ]


def test_an_organization_tells_each_part_it_had(client):
    lviv, undp = make_home(), make_organization(country="", registry_id="XM-DAC-41114")
    make_agreement(lviv, parties=[lviv, undp])
    make_initiative(lviv, parties=[undp])
    make_delivery(lviv, "given", donors=[undp], title_en="Given")
    for role in ("hub", "carrier", "implementer", "receiver"):
        row = make_delivery(lviv, role, title_en=f"With {role}")
        Participant.objects.create(delivery=row, role=role, organization=undp)

    lines = lines_of(client.get("/en/organizations/undp/"))

    told = [
        line
        for line in lines
        if line.startswith(("Aid ", "With ", "Given", "Agreements it", "Initiatives in"))
    ]
    assert told == [
        "Agreements it signed",
        "Initiatives in which it takes part",
        "Aid it gave",
        "Given",
        "Aid it forwarded as a hub, given by others",
        "With hub",
        "Aid it carried",
        "With carrier",
        "Aid it carried out",
        "With implementer",
        "Aid it received",
        "With receiver",
    ]
    assert lines[3:11] == [
        "Organization",
        "UNDP",
        "Kind",
        "UN agency",
        "Country",
        "international",
        "Registry id",
        "XM-DAC-41114",
    ]


def test_an_organization_without_record_says_so(client):
    make_organization(country="DE", seat=make_city(), website="https://undp.org/")

    lines = lines_of(client.get("/en/organizations/undp/"))

    assert "No public record names it yet." in lines
    assert lines[lines.index("Country") : lines.index("Country") + 6] == [
        "Country",
        "Germany",
        "Seat",
        "Freiburg",
        "Website",
        "https://undp.org/",
    ]


@pytest.mark.parametrize(
    "address",
    ["/en/agreements/agreement/", "/en/initiatives/initiative/", "/en/organizations/undp/"],
)
def test_the_same_record_as_json(client, address):
    agreement()

    assert address.replace("/en/", "/api/v1/") in read(client.get(address)).links


@pytest.mark.parametrize(
    "address",
    [
        "/en/agreements/agreement/",
        "/en/initiatives/initiative/",
        "/en/organizations/undp/",
        "/uk/agreements/agreement/",
    ],
)
def test_queries_do_not_grow_with_neighbours(client, address):
    paper = agreement()
    lviv, undp = paper.city, paper.parties.last().organization
    joint = paper.initiatives.get()

    def grow(number):
        city, body = make_city(f"city-{number}"), make_organization(f"body-{number}")
        other = make_agreement(lviv, f"a-{number}", parties=[city, body, undp])
        make_initiative(lviv, f"i-{number}", parties=[city, undp]).agreements.add(paper)
        joint.agreements.add(other)
        paper.partnerships.add(make_partnership(lviv, city))
        row = make_delivery(lviv, f"d-{number}", agreement=paper, donors=[city, undp])
        row.initiatives.add(joint)
        make_item(row)
        for record in (paper, joint, undp):
            cite(record, make_source(f"s-{number}-{record.pk}-{record._meta.model_name}"))

    grow(1)
    few = queries_of(client, address)
    grow(2)
    grow(3)

    assert queries_of(client, address) == few
