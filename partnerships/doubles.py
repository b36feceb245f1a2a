"""Links, papers and bodies that the register may hold already."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q

from partnerships.models import Agreement, AgreementParty, Organization, Partnership
from records.folding import fold
from records.models import RecordQuerySet

# Sources give the day of signature, of its news or of its entry into force
NEAR = timedelta(days=31)


def near(rows: RecordQuerySet, stem: str, record: object) -> RecordQuerySet:
    """Rows whose date may lie near that of the record; an unknown date may be any."""
    earliest = getattr(record, f"{stem}_earliest")
    latest = getattr(record, f"{stem}_latest")
    if latest is not None:
        first = f"{stem}_earliest"
        rows = rows.filter(Q(**{f"{first}__lte": latest + NEAR}) | Q(**{f"{first}__isnull": True}))
    if earliest is not None:
        last = f"{stem}_latest"
        rows = rows.filter(Q(**{f"{last}__gte": earliest - NEAR}) | Q(**{f"{last}__isnull": True}))
    return rows


def same_links(link: Partnership) -> list[Partnership]:
    """The link of the same pair told from its other end; the same pair itself is refused."""
    turned = Partnership.objects.filter(city=link.partner_id, partner=link.city_id)
    return list(turned.exclude(pk=link.pk).select_related("city", "partner"))


def same_papers(paper: Agreement, parties: Iterable[AgreementParty]) -> list[Agreement]:
    """Papers of the same kind that the same parties signed at about that time."""
    wanted = {(one.city_id, one.organization_id) for one in parties}
    rows = near(Agreement.objects.filter(kind=paper.kind), "signed_on", paper)
    first = next(iter(wanted), None)
    if first is None:
        return []
    side = {"city": first[0]} if first[0] else {"organization": first[1]}
    signed = AgreementParty.objects.filter(**side).values("agreement")
    found = rows.filter(pk__in=signed).exclude(pk=paper.pk).prefetch_related("parties")
    return [one for one in found if sides(one) == wanted]


def sides(paper: Agreement) -> set[tuple[int | None, int | None]]:
    """Who signed a paper."""
    return {(one.city_id, one.organization_id) for one in paper.parties.all()}


def same_bodies(body: Organization) -> list[Organization]:
    """Bodies of that country and name, or of that number in a register."""
    names = {fold(name) for name in (body.name_uk, body.name_en) if fold(name)}
    like = Q(pk__in=[])
    for name in sorted(names):
        like |= Q(search_text__contains=name)
    alike = Organization.objects.filter(like, country=body.country).exclude(pk=body.pk)
    numbered = Organization.objects.filter(registry_id=body.registry_id).exclude(registry_id="")
    found = [one for one in alike if {fold(one.name_uk), fold(one.name_en)} & names]
    return list({one.pk: one for one in [*found, *numbered.exclude(pk=body.pk)]}.values())
