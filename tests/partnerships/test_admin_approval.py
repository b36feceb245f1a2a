"""The steps of approval in the form of an agreement; its signed copy."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cities.models import City
from partnerships.approval import Path
from partnerships.models import Agreement
from records.models import NewVersion, State
from tests.desk import address, form_errors, send
from tests.factories import make_agreement, make_city, make_home, make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Agreement:
    """Kharkiv, Strasbourg, Eurometropole, Kehl."""
    kharkiv = make_home("kharkiv")
    abroad = make_city("strasbourg", country="FR"), make_city("kehl")
    body = make_organization("eurometropole", name_en="Eurometropole")
    next_year = str(timezone.localdate().year + 1)
    return make_agreement(
        kharkiv, parties=[kharkiv, *abroad, body], signed_on_edtf=next_year, valid_until_edtf=""
    )


def days_ago(number: int) -> str:
    """A day before today, as a form writes it."""
    return (timezone.localdate() - timedelta(days=number)).isoformat()


def step(number: int, name: str, ago: int, told: str = "") -> dict[str, str]:
    """The inputs of one row."""
    prefix = f"approval_steps__{number}__"
    return {f"{prefix}step": name, f"{prefix}taken_on": days_ago(ago), f"{prefix}number": told}


def test_four_parties_of_two_states_go_to_the_ministry(paper: Agreement) -> None:
    assert paper.path == Path.TERRITORIAL


def test_an_agreement_with_a_body_alone_does_not() -> None:
    lviv = make_home()

    assert make_agreement(lviv, parties=[lviv, make_organization()]).path == Path.OTHER


def test_partners_in_ukraine_decide_nothing() -> None:
    lviv, lutsk = make_home(), make_city("lutsk", country="UA")

    assert make_agreement(lviv, parties=[lviv, lutsk]).path == Path.UNKNOWN


def test_steps_are_entered_without_a_release(desk: Client, paper: Agreement) -> None:
    answer = send(desk, Agreement, paper.pk, **step(0, "draft", 30), **step(1, "sent", 26))

    assert answer.status_code == 302
    assert list(paper.approval_steps.values_list("step", flat=True)) == ["draft", "sent"]
    assert not NewVersion.objects.exists()


def test_the_form_says_where_it_stands(desk: Client, paper: Agreement) -> None:
    send(desk, Agreement, paper.pk, **step(0, "sent", 26))

    page = desk.get(address(Agreement, paper.pk)).content.decode()

    assert "agreement on international territorial cooperation; sent to the ministry, " in page
    assert "(4 days left)" in page


def test_the_parties_of_the_same_form_decide_the_path(desk: Client, paper: Agreement) -> None:
    rows = {row.position: row.pk for row in paper.parties.all()}
    assert len(rows) == 4

    answer = send(
        desk,
        Agreement,
        paper.pk,
        parties__1__DELETE="on",
        parties__2__DELETE="on",
        **step(0, "sent", 5),
    )

    assert "Only an agreement with a municipality" in str(form_errors(answer))
    assert paper.approval_steps.count() == 0


def test_no_step_before_signing_comes_after_it(desk: Client, lviv: City) -> None:
    paper = make_agreement(lviv, parties=[lviv, make_city()], signed_on_edtf="2026-01-19")

    answer = send(desk, Agreement, paper.pk, **step(0, "sent", 5))

    assert "is signed since 19.01.2026" in str(form_errors(answer))


def test_an_overdue_answer_stands_out(desk: Client, paper: Agreement) -> None:
    send(desk, Agreement, paper.pk, **step(0, "sent", 31))

    page = desk.get(address(Agreement, paper.pk)).content.decode()

    assert '<b class="overdue">' in page
    assert "(1 day overdue)" in page


def test_a_step_out_of_order_is_refused_at_its_row(desk: Client, paper: Agreement) -> None:
    answer = send(desk, Agreement, paper.pk, **step(0, "approved", 3, "117"))

    assert form_errors(answer) == {
        "approval_steps__0__step": ["First comes the step “sent to the ministry”."]
    }
    assert paper.approval_steps.count() == 0


def test_a_body_alone_is_not_sent_to_the_ministry(desk: Client, lviv: City) -> None:
    paper = make_agreement(lviv, parties=[lviv, make_organization()])

    answer = send(desk, Agreement, paper.pk, **step(0, "sent", 3))

    (told,) = form_errors(answer)["approval_steps__0__step"]
    assert told.startswith("Only an agreement with a municipality or region abroad")


@pytest.fixture
def lviv() -> City:
    """A home city."""
    return make_home()


def test_steps_are_never_public(client: Client, desk: Client, paper: Agreement) -> None:
    send(desk, Agreement, paper.pk, **step(0, "sent", 20), **step(1, "approved", 2, "CANARY-117"))

    shown = client.get(paper.get_absolute_url()).content.decode()
    told = client.get(f"/api/v1/agreements/{paper.slug}/").content.decode()

    assert paper.approval_steps.filter(number="CANARY-117").exists()
    assert "CANARY" not in shown + told


@pytest.mark.parametrize(
    ("names", "waits"), [(("sent",), True), (("sent", "approved"), False), (("draft",), False)]
)
def test_what_awaits_an_answer_is_a_work_list(
    desk: Client, paper: Agreement, names: tuple[str, ...], waits: bool
) -> None:
    for number, name in enumerate(names):
        paper.approval_steps.create(
            step=name, taken_on=days_ago(9 - number), number="117" if name == "approved" else ""
        )

    shown = desk.get(address(Agreement, page="changelist"), {"todo": "at_ministry"})

    assert (list(shown.context["cl"].result_list) == [paper]) is waits


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90 program", "This is no PDF: save the document as PDF and choose that file."),
        (b"", "The submitted file is empty."),
    ],
)
def test_what_is_no_pdf_is_refused_whatever_its_name(
    desk: Client, paper: Agreement, content: bytes, told: str
) -> None:
    file = SimpleUploadedFile("copy.pdf", content, "application/pdf")

    answer = send(desk, Agreement, paper.pk, document=file)

    assert form_errors(answer) == {"document": [told]}


def test_a_copy_of_more_than_20_megabytes_is_refused(
    desk: Client, paper: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerships.models.signed_copy.MOST_BYTES", 10)
    file = SimpleUploadedFile("copy.pdf", b"%PDF-1.7 signed", "application/pdf")

    answer = send(desk, Agreement, paper.pk, document=file)

    (told,) = form_errors(answer)["document"]
    assert "a copy may have 20" in told


def test_a_signed_copy_is_kept(desk: Client, settings: Any, tmp_path: Any, lviv: City) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    paper = make_agreement(lviv, parties=[lviv, make_city()], state=State.DRAFT)
    file = SimpleUploadedFile("copy.pdf", b"%PDF-1.7 signed", "application/pdf")

    answer = send(desk, Agreement, paper.pk, document=file)

    paper.refresh_from_db()
    assert answer.status_code == 302
    assert paper.document.read() == b"%PDF-1.7 signed"
