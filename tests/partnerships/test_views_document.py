"""The signed copy of an agreement: only while its record is public."""

import pytest
from django.core.files.base import ContentFile

from tests.factories import make_agreement, make_home

pytestmark = pytest.mark.django_db
ADDRESS = "/en/agreements/agreement/document/"


@pytest.fixture
def paper(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    record = make_agreement(make_home())
    record.document.save("signed.pdf", ContentFile(b"%PDF-1.7"))
    return record


def test_a_public_agreement_gives_its_document(client, paper):
    response = client.get(ADDRESS)

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="agreement.pdf"'


def test_its_page_leads_to_the_document(client, paper):
    assert f'href="{ADDRESS}"' in client.get("/en/agreements/agreement/").content.decode()


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_a_hidden_agreement_gives_nothing(client, paper, state):
    paper.state = state
    paper.save()

    assert client.get(ADDRESS).status_code == 404


def test_a_withdrawn_agreement_answers_410(client, paper):
    paper.withdraw("Помилка")

    response = client.get(ADDRESS)

    assert response.status_code == 410
    assert b"%PDF" not in response.content


def test_the_file_has_no_other_address(client, paper):
    assert client.get(f"/{paper.document.name}").status_code == 404
    assert client.get(f"/media/{paper.document.name}").status_code == 404


def test_an_agreement_without_document_is_404(client):
    make_agreement(make_home())

    assert client.get(ADDRESS).status_code == 404


def test_a_lost_file_is_404(client, paper):
    paper.document.storage.delete(paper.document.name)

    assert client.get(ADDRESS).status_code == 404
