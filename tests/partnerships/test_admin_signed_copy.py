"""The signed copy at the desk: the second person reads it before it is public."""

from html import unescape
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cities.models import City
from partnerships.models import Agreement
from partnerships.models.signed_copy import check_pdf
from records.models import NewVersion, State
from records.roles import Role
from tests.desk import address, send
from tests.factories import make_agreement, make_city, make_home
from tests.portal.new_version_steps import reopened, send_reopened, step
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def lviv() -> City:
    """A home city."""
    return make_home()


@pytest.fixture
def paper(lviv: City, settings: Any, tmp_path: Any) -> Agreement:
    """An agreement in review with its signed copy."""
    settings.MEDIA_ROOT = str(tmp_path)
    record = make_agreement(lviv, parties=[lviv, make_city()], state=State.IN_REVIEW)
    record.document.save("signed.pdf", ContentFile(b"%PDF-1.7 first"))
    return record


def copy_at(paper: Agreement) -> str:
    """Where the desk shows it."""
    return address(Agreement, paper.pk, "signed_copy")


def read(client: Client, where: str) -> bytes:
    """What is sent."""
    response = client.get(unescape(where))
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def link_in(page: str, where: str) -> str:
    """The link to the copy on a page."""
    start = page.index(f'href="{where}') + len('href="')
    return page[start : page.index('"', start)]


def test_it_is_sent_as_to_the_public(client: Client, paper: Agreement, lviv: City) -> None:
    shown = at_desk(make_officer(lviv)).get(copy_at(paper))
    paper.publish()
    public = client.get(f"/uk/agreements/{paper.slug}/document/")

    names = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Length")
    assert [shown[name] for name in names] == [public[name] for name in names]
    assert "no-store" in shown["Cache-Control"]


def test_the_form_leads_to_it(paper: Agreement, lviv: City) -> None:
    second = at_desk(make_officer(lviv))
    page = second.get(address(Agreement, paper.pk)).content.decode()

    assert read(second, link_in(page, copy_at(paper))) == b"%PDF-1.7 first"
    assert f'href="/{paper.document.name}"' not in page


def test_the_form_of_a_reader_leads_to_it_too(paper: Agreement) -> None:
    reader = at_desk(make_account("reader", Role.READER))
    page = reader.get(address(Agreement, paper.pk)).content.decode()

    assert read(reader, link_in(page, copy_at(paper))) == b"%PDF-1.7 first"
    assert f'href="/{paper.document.name}"' not in page


def test_the_preview_leads_to_it(paper: Agreement, lviv: City) -> None:
    second = at_desk(make_officer(lviv))
    base = address(Agreement, paper.pk).removesuffix("change/")
    page = second.get(f"{base}preview/uk/").content.decode()

    assert read(second, link_in(page, copy_at(paper))) == b"%PDF-1.7 first"
    assert f"/agreements/{paper.slug}/document/" not in page


def test_of_a_new_version_its_own_copy_is_read(
    client: Client, paper: Agreement, lviv: City
) -> None:
    paper.publish()
    author = at_desk(make_officer(lviv))
    file = SimpleUploadedFile("next.pdf", b"%PDF-1.7 next", "application/pdf")
    send(author, Agreement, paper.pk, document=file)
    assert NewVersion.objects.count() == 1

    assert read(author, copy_at(paper)) == b"%PDF-1.7 next"
    assert read(author, f"{copy_at(paper)}?name={paper.document.name}") == b"%PDF-1.7 first"
    assert read(client, f"/uk/agreements/{paper.slug}/document/") == b"%PDF-1.7 first"


@pytest.mark.parametrize("title", ["Інша назва", "Угода про партнерство"])
def test_a_new_version_that_is_saved_again_keeps_its_copy(
    client: Client, paper: Agreement, lviv: City, title: str
) -> None:
    paper.publish()
    author = at_desk(make_officer(lviv))
    file = SimpleUploadedFile("next.pdf", b"%PDF-1.7 next", "application/pdf")
    send(author, Agreement, paper.pk, document=file)

    shown = reopened(author, paper).content.decode()
    send_reopened(author, paper, title_uk=title)

    assert "%2Fnext" in link_in(shown, copy_at(paper))
    version = NewVersion.objects.get()
    assert (version.number, version.snapshot().values["title_uk"]) == (2, title)
    assert read(author, copy_at(paper)) == b"%PDF-1.7 next"
    assert read(client, f"/uk/agreements/{paper.slug}/document/") == b"%PDF-1.7 first"


def test_it_is_released_with_its_copy(client: Client, paper: Agreement, lviv: City) -> None:
    paper.publish()
    author, second = at_desk(make_officer(lviv)), at_desk(make_officer(lviv, name="second"))
    file = SimpleUploadedFile("next.pdf", b"%PDF-1.7 next", "application/pdf")
    send(author, Agreement, paper.pk, document=file)

    step(second, paper, "_release")

    assert not NewVersion.objects.exists()
    assert read(client, f"/uk/agreements/{paper.slug}/document/") == b"%PDF-1.7 next"


def test_who_may_not_see_the_record_does_not_see_its_copy(client: Client, paper: Agreement) -> None:
    other = at_desk(make_officer(make_home("kyiv", name_en="Kyiv"), name="other"))

    assert client.get(copy_at(paper)).status_code == 302
    assert other.get(copy_at(paper)).status_code == 404


def test_no_other_file_is_sent(paper: Agreement, lviv: City) -> None:
    second = at_desk(make_officer(lviv))
    stranger = make_agreement(lviv, slug="stranger", state=State.DRAFT)
    stranger.document.save("other.pdf", ContentFile(b"%PDF-1.7 other"))

    for name in (stranger.document.name, "../db.sqlite3", ""):
        assert second.get(copy_at(paper), {"name": name}).status_code == 404


@pytest.mark.parametrize("field", ["without", "lost"])
def test_where_there_is_none_it_is_404(paper: Agreement, lviv: City, field: str) -> None:
    paper.document.delete(save=field == "without")

    assert at_desk(make_officer(lviv)).get(copy_at(paper)).status_code == 404


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\r\n ", b"\xef\xbb\xbf\n"])
def test_blanks_may_stand_before_the_mark(start: bytes) -> None:
    check_pdf(ContentFile(start + b"%PDF-1.7 signed", "copy.pdf"))


@pytest.mark.parametrize(
    "content", [b"<!-- %PDF-1.7 --><script>alert(1)</script>", b"GIF89a %PDF-", b" " * 2000]
)
def test_a_mark_within_something_else_makes_no_pdf(content: bytes) -> None:
    with pytest.raises(ValidationError):
        check_pdf(ContentFile(content, "copy.pdf"))
