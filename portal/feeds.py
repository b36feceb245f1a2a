"""Atom feeds of new, changed and withdrawn records: all, and of one home city."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Initiative, Partnership
from records.models import Record

MOST = 50
MODELS: tuple[type[Record], ...] = (Partnership, Agreement, Initiative, Delivery)


@dataclass(frozen=True)
class Entry:
    """A record in a feed. `published` and `updated` never lie before the end of its embargo."""

    title: str
    text: str
    link: str
    guid: str
    published: datetime
    updated: datetime
    kind: str


def moment(record: Record, value: datetime | None) -> datetime:
    """The moment, or the end of the embargo where that came later."""
    known = value or record.created_at
    return max(known, record.embargo_until) if record.embargo_until else known


def entry_of(record: Record) -> Entry:
    """A public record."""
    kind = str(record._meta.verbose_name)
    return Entry(
        title=f"{record}",
        text=f"{kind}: {getattr(record, 'summary', '') or getattr(record, 'note', '') or record}",
        link=record.get_absolute_url(),
        guid=f"{record._meta.model_name}:{record.slug}",
        published=moment(record, record.published_at),
        updated=moment(record, record.updated_at),
        kind=kind,
    )


def gone_entry(record: Record) -> Entry:
    """A withdrawn record: its address and the reason, nothing of its content."""
    kind = str(record._meta.verbose_name)
    return Entry(
        title=_("Withdrawn: %s") % kind,
        text=str(record.withdrawal_reason),
        link=record.get_absolute_url(),
        guid=f"{record._meta.model_name}:{record.slug}",
        published=moment(record, record.published_at),
        updated=moment(record, record.updated_at),
        kind=kind,
    )


def newest(model: type[Record], city: City | None) -> Iterable[Entry]:
    """The records of one kind that changed last, withdrawn ones among them."""
    own = Q(city=city) if city else Q()
    names = [field.name for field in model._meta.fields if field.name in ("city", "partner")]
    rows = model._default_manager.filter(own).select_related(*names).order_by("-updated_at")
    yield from (entry_of(record) for record in rows.public()[:MOST])
    yield from (gone_entry(record) for record in rows.gone()[:MOST])


class RegisterAtom(Atom1Feed):
    """Atom with the licence of the data."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("rights", "CC BY 4.0")


class RegisterFeed(Feed):
    """What is new, changed or withdrawn, the newest first."""

    feed_type = RegisterAtom

    def get_object(self, request: HttpRequest, slug: str = "") -> City | None:
        """The home city of the feed. Raises: Http404 where there is none."""
        if not slug:
            return None
        city = City.objects.public().home().filter(slug=slug).first()
        if city is None:
            raise Http404
        return city

    def title(self, city: City | None) -> str:
        """The register, and the city."""
        name = _("Register of Municipal Diplomacy")
        return f"{name}: {city.name}" if city else name

    def subtitle(self, city: City | None) -> str:
        """What the feed tells."""
        return _("New, changed and withdrawn records, the newest first; at most %d.") % MOST

    def link(self, city: City | None) -> str:
        """The page of which it tells."""
        return city.get_absolute_url() if city else reverse("home")

    def author_name(self, city: City | None) -> str:
        """The register."""
        return _("Register of Municipal Diplomacy")

    def items(self, city: City | None) -> list[Entry]:
        """Records of all kinds, the last changed first."""
        now = timezone.now()
        found = [entry for model in MODELS for entry in newest(model, city)]
        found = [entry for entry in found if entry.updated <= now]
        return sorted(found, key=lambda entry: (entry.updated, entry.guid), reverse=True)[:MOST]

    def item_title(self, item: Entry) -> str:
        return item.title

    def item_description(self, item: Entry) -> str:
        return item.text

    def item_link(self, item: Entry) -> str:
        return item.link

    def item_guid(self, item: Entry) -> str:
        """An id that stays, whatever the language and the host."""
        return f"tag:register-of-municipal-diplomacy,2026:{item.guid}"

    def item_pubdate(self, item: Entry) -> datetime:
        return item.published

    def item_updateddate(self, item: Entry) -> datetime:
        return item.updated

    def item_categories(self, item: Entry) -> list[str]:
        return [item.kind]
