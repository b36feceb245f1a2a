"""The tables of agreements and initiatives of a package."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import override

from partnerships.models import Agreement, Initiative
from portal.package.rows import Row, cited, rows_of, slugs, texts, with_sources


def paper(record: Agreement | Initiative, dates: Row) -> Row:
    """What agreements and initiatives have in common."""
    parties = list(record.parties.all())
    return {
        "slug": record.slug,
        "city": record.city.slug,
        **texts(record, "title_uk", "title_en", "kind"),
        "cities": slugs(one.city for one in parties if one.city_id),
        "organizations": slugs(one.organization for one in parties if one.organization_id),
        **dates,
        "areas": "; ".join(area.name_en for area in record.areas.all()),
        **texts(record, "summary_uk", "summary_en"),
        "sources": cited(record),
    }


def with_parties(records: QuerySet) -> QuerySet:
    """The records with their public parties and areas."""
    parties = records.model._meta.get_field("parties").related_model.objects
    return (
        with_sources(records)
        .select_related("city")
        .prefetch_related(Prefetch("parties", parties.public().for_lists()), "areas")
    )


def agreements() -> Iterator[Row]:
    """Signed documents."""
    for one in rows_of(with_parties(Agreement.objects.public())):
        dates = {"signed_on": one.signed_on_edtf, "valid_until": one.valid_until_edtf}
        yield {**paper(one, dates), "document_url": one.document_url, "document": copy_of(one)}


def copy_of(one: Agreement) -> str:
    """Address of the signed copy. Unknown: empty where the portal keeps none."""
    if not one.document:
        return ""
    with override("en"):
        return f"{settings.PORTAL_ORIGIN}{reverse('agreement-document', args=[one.slug])}"


def initiatives() -> Iterator[Row]:
    """Joint projects, facilities, events."""
    for one in rows_of(with_parties(Initiative.objects.public())):
        yield paper(one, {"when": one.when_edtf})
