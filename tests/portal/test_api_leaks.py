"""What visitors must not see is planted beside public records and sought in every answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from aid.models import DeliveryRelation, Participant
from cities.models import CityName
from partnerships.models import AgreementParty, InitiativeParty
from records.models import Record
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
    make_profile,
    make_source,
)

pytestmark = pytest.mark.django_db

CANARY = "canary"
HIDDEN = {
    "draft": {"state": "draft"},
    "in review": {"state": "in_review"},
    "withdrawn": {"state": "withdrawn", "withdrawal_reason_uk": "Помилка"},
    "embargoed": {"embargo_until": timezone.now() + timedelta(days=1)},
}
RESOURCES = [
    "cities",
    "organizations",
    "partnerships",
    "agreements",
    "initiatives",
    "deliveries",
    "sources",
    "cases",
]
INTERNAL = (
    "review_note",
    "embargo",
    "merged",
    "search_text",
    "folded",
    "state",
    "created_at",
    "pk",
)


def named(kind):
    """Both names of a hidden record."""
    return {f"{kind}_uk": CANARY, f"{kind}_en": CANARY}


def plant(hidden):
    """A public register with a hidden record wherever one could show through."""
    lviv, freiburg = make_home("lviv", review_note=CANARY), make_city("freiburg")
    source, secret = make_source(), make_source(f"{CANARY}-source", title=CANARY, **hidden)
    city = make_city(f"{CANARY}-city", country="PL", **named("name"), **hidden)
    home = make_home(f"{CANARY}-home", **named("name"), **hidden)
    body = make_organization(f"{CANARY}-body", country="PL", **named("name"), **hidden)
    CityName.objects.create(city=city, name=CANARY, kind="former")
    link = make_partnership(lviv, freiburg)
    hidden_link = make_partnership(lviv, make_city("lublin"), **hidden)
    hidden_link.note_en = CANARY
    hidden_link.save()
    make_partnership(lviv, city)
    make_partnership(home, freiburg)
    paper = make_agreement(lviv, parties=[lviv, freiburg])
    hidden_paper = make_agreement(lviv, f"{CANARY}-paper", **named("title"), **hidden)
    joint = make_initiative(lviv, parties=[freiburg])
    hidden_joint = make_initiative(lviv, f"{CANARY}-joint", **named("title"), **hidden)
    row = make_delivery(lviv, donors=[freiburg], agreement=hidden_paper)
    hidden_row = make_delivery(lviv, f"{CANARY}-row", **named("title"), **hidden)
    make_item(row)
    make_item(hidden_row, description_en=CANARY, quantity=777)
    make_delivery(home, f"{CANARY}-elsewhere", **named("title"))
    for position, side in enumerate(({"city": city}, {"organization": body}), start=5):
        AgreementParty.objects.create(agreement=paper, position=position, **side)
        InitiativeParty.objects.create(initiative=joint, position=position, **side)
        Participant.objects.create(delivery=row, role="donor", position=position, **side)
    paper.partnerships.add(link, hidden_link)
    joint.agreements.add(paper, hidden_paper)
    row.initiatives.add(joint, hidden_joint)
    DeliveryRelation.objects.create(delivery=row, kind="overlaps", target=hidden_row)
    make_organization("undp", seat=city)
    profile = make_profile(lviv, text_uk=f"Т [@source-one @{secret.slug}].", text_en="T.")
    make_profile(home, slug=f"{CANARY}-profile", **named("role"))
    for record in (lviv, freiburg, link, paper, joint, row, profile):
        cite(record, secret, fact="status", says=CANARY)
    cite(profile, source)
    return [city, home, body, hidden_paper, hidden_joint, hidden_row, secret]


def bodies(client):
    """Every list, every record of it, the matrix; by address."""
    found = {}
    for resource in RESOURCES:
        address = f"/api/v1/{resource}/"
        found[address] = client.get(address)
        for row in found[address].json()["results"]:
            found[row["url"]] = client.get(row["url"])
    for address in ("/api/v1/matrix/", "/api/v1/matrix/?on=2020-01-01"):
        found[address] = client.get(address)
    return found


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_no_answer_holds_a_hidden_record(client, hidden):
    plant(hidden)

    answers = bodies(client)

    leaking = [address for address, answer in answers.items() if CANARY in answer.content.decode()]
    assert leaking == []
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len(answers) == 20


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_search_finds_no_hidden_record(client, hidden):
    plant(hidden)

    counts = {
        name: client.get(f"/api/v1/{name}/?q={CANARY}").json()["count"] for name in RESOURCES[:-1]
    }

    assert counts == dict.fromkeys(RESOURCES[:-1], 0)
    assert client.get(f"/api/v1/matrix/?q={CANARY}").json()["totals"]["links"] == 0


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_counts_and_totals_know_no_hidden_record(client, hidden):
    plant(hidden)

    case = client.get("/api/v1/cases/lviv/").json()
    matrix = client.get("/api/v1/matrix/").json()
    counts = {name: client.get(f"/api/v1/{name}/").json()["count"] for name in RESOURCES}

    assert counts == {
        "cities": 3,
        "organizations": 1,
        "partnerships": 1,
        "agreements": 1,
        "initiatives": 1,
        "deliveries": 1,
        "sources": 1,
        "cases": 1,
    }
    assert (matrix["totals"]["links"], len(matrix["home_cities"])) == (1, 1)
    assert case["figures"]["links"]["current"] == 1
    assert case["figures"]["deliveries"] == {"pledged": 0, "committed": 0, "delivered": 1}
    assert case["totals"]["measures"][0]["stages"]["delivered"]["upper"] == "10"


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_country_of_a_hidden_record_finds_nothing(client, hidden):
    plant(hidden)

    for name in (
        "cities",
        "organizations",
        "partnerships",
        "agreements",
        "initiatives",
        "deliveries",
    ):
        answer = client.get(f"/api/v1/{name}/?country=PL").json()
        assert (name, answer["count"]) == (name, 0)


@pytest.mark.parametrize("name", ["draft", "in review", "embargoed"])
def test_address_of_a_hidden_record_tells_nothing(client, name):
    records = plant(HIDDEN[name])

    for record in records:
        prefix = {"city": "cities", "delivery": "deliveries"}.get(record._meta.model_name)
        resource = prefix or f"{record._meta.model_name}s"
        hidden = client.get(f"/api/v1/{resource}/{record.slug}/")
        nowhere = client.get(f"/api/v1/{resource}/nowhere/")
        assert (hidden.status_code, hidden.content) == (404, nowhere.content)


def test_withdrawn_record_tells_its_reason_and_nothing_else(client):
    city = make_city(f"{CANARY}-city", **named("name"), review_note="why-not")
    city.withdraw("Двічі записано")

    answer = client.get(f"/api/v1/cities/{CANARY}-city/")

    assert answer.status_code == 410
    assert CANARY not in answer.content.decode()
    assert "why-not" not in answer.content.decode()


@pytest.mark.parametrize("query", ["city", "partner"])
def test_refusal_lists_no_hidden_city(client, query):
    plant(HIDDEN["draft"])

    answer = client.get(f"/api/v1/partnerships/?{query}=nowhere")

    assert answer.status_code == 400
    assert CANARY not in answer.content.decode()


def test_no_internal_column_has_a_name_in_the_description(client):
    told = client.get("/api/v1/schema/", headers={"Accept": "application/json"}).json()

    columns = {
        name
        for shape in told["components"]["schemas"].values()
        for name in shape.get("properties", {})
    }

    internal = {
        field.name for field in Record._meta.get_fields() if field.name.startswith(INTERNAL)
    }
    assert internal == {"review_note", "embargo_until", "merged_into", "state", "created_at"}
    assert columns & {*internal, "search_text", "folded", "withdrawal_reason_uk"} == set()
