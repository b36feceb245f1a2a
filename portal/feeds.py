"""Atom feeds of new, changed and withdrawn records: all, and of one home city."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Initiative, Partnership
from records.citing import one_line
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
    """The moment, or that at which the record became public where it came later.

    A record is public when its own embargo is over and its city and partner are public too.
    """
    neighbours = [getattr(record, name) for name in record.REQUIRED_NEIGHBOURS]
    later = [record.embargo_until]
    later += [at for one in neighbours for at in (one.published_at, one.embargo_until)]
    return max([value or record.created_at, *filter(None, later)])


def last_moment(model: type[Record]) -> Greatest:
    """The same moment of the last change, for the database to sort by."""
    names = ["embargo_until"]
    for name in model.REQUIRED_NEIGHBOURS:
        names += [f"{name}__published_at", f"{name}__embargo_until"]
    return Greatest(F("changed_at"), *(Coalesce(F(name), F("changed_at")) for name in names))


def entry_of(record: Record) -> Entry:
    """A public record."""
    kind = str(record._meta.verbose_name)
    return Entry(
        title=f"{record}",
        text=f"{kind}: {getattr(record, 'summary', '') or getattr(record, 'note', '') or record}",
        link=record.get_absolute_url(),
        guid=f"{record._meta.model_name}:{record.slug}",
        published=moment(record, record.published_at),
        updated=moment(record, record.changed_at),
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
        updated=moment(record, record.changed_at),
        kind=kind,
    )


def seen_q(model: type[Record]) -> Q:
    """Its city and partner are public: else nobody ever saw the record that is withdrawn."""
    condition = Q()
    for name in model.REQUIRED_NEIGHBOURS:
        neighbour: Any = model._meta.get_field(name).related_model
        condition &= neighbour.public_q(f"{name}__")
    return condition


def newest(model: type[Record], city: City | None) -> Iterable[Entry]:
    """The records of one kind that changed last, withdrawn ones among them."""
    own = Q(city=city) if city else Q()
    rows: Any = model._default_manager.filter(own).select_related(*model.REQUIRED_NEIGHBOURS)
    rows = rows.order_by(last_moment(model).desc(), "-pk")
    yield from (entry_of(record) for record in rows.public()[:MOST])
    yield from (gone_entry(record) for record in rows.gone().filter(seen_q(model))[:MOST])


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
        return f"{name}: {one_line(city.name)}" if city else name

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
        """Plain text, without the signs that no XML can hold."""
        return one_line(item.title)

    def item_description(self, item: Entry) -> str:
        """Atom calls a summary HTML, so that the signs of a text are written as such."""
        return escape(one_line(item.text))

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
