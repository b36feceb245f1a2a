"""What tests of the API share: addresses, and the parts that each record's JSON has."""

from typing import Any

from django.test import Client
from django.utils import timezone

from records.models import Record

ORIGIN = "http://testserver"
ENGLISH = {"Accept-Language": "en"}
API = f"{ORIGIN}/api/v1"
PROBLEM = "application/problem+json"
SOURCE_REF = {
    "slug": "source-one",
    "title": "Міста підписали угоду",
    "link": "https://example.org/source-one",
    "url": f"{API}/sources/source-one/",
}
CITATION = {
    "source": SOURCE_REF,
    "fact": "",
    "part": 0,
    "says": "",
    "note_uk": "",
    "note_en": "",
}


def head(resource: str, page: str, slug: str) -> dict[str, str]:
    """How the JSON of a record begins."""
    return {
        "url": f"{API}/{resource}/{slug}/",
        "page_uk": f"{ORIGIN}/uk/{page}/{slug}/",
        "page_en": f"{ORIGIN}/en/{page}/{slug}/",
        "slug": slug,
    }


def tail(record: Record, *citations: dict[str, Any]) -> dict[str, Any]:
    """How it ends."""
    record.refresh_from_db()
    return {
        "citations": list(citations),
        "single_source": len(citations) > 0,
        "version": record.version,
        "published_at": timezone.localtime(record.published_at).isoformat(),
        "updated_at": timezone.localtime(record.changed_at).isoformat(),
    }


def city_ref(slug: str, country: str) -> dict[str, str]:
    """A city of the factories in short."""
    return {
        "slug": slug,
        "name_uk": f"Місто {slug}",
        "name_en": slug.title(),
        "country": country,
        "url": f"{API}/cities/{slug}/",
    }


def slugs(client: Client, address: str) -> list[str]:
    """The slugs of a list, in its order."""
    return [row["slug"] for row in client.get(address).json()["results"]]


def refused(client: Client, address: str) -> list[dict[str, Any]]:
    """What is wrong with the query of an address, which must be a problem."""
    answer = client.get(address, headers=ENGLISH)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)
    return answer.json()["errors"]
