"""Tag of every page: what it is, as linked data."""

import json
import re
from html import unescape

from django import template
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal import linked_data as ld
from records.models import Record
from records.templatetags.citing import is_refused, kept_text, own_address

register = template.Library()
STEP = re.compile(r"<li\b[^>]*>(.*?)</li>", re.DOTALL)
HREF = re.compile(r'<a href="([^"]*)"')
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Inside a script element these signs could end it
HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


# The lists and figures that can be taken away, and the addresses of their files
DATASETS = {
    "matrix": "matrix-export",
    "city-list": "city-export",
    "partnership-list": "partnership-export",
    "agreement-list": "agreement-export",
    "initiative-list": "initiative-export",
    "organization-list": "organization-export",
    "delivery-list": "delivery-export",
    "source-list": "source-export",
}


def nodes_of(context: template.Context) -> list[ld.Node]:
    """What a page is, by what its context shows, and the way to it. Unknown: none."""
    nodes = [*main_nodes(context), ld.way_node(steps_of(context), own_address(context))]
    return [node for node in nodes if node]


def main_nodes(context: template.Context) -> list[ld.Node]:
    """What the page is about."""
    origin, name = context["origin"], getattr(context["request"].resolver_match, "url_name", "")
    shown = (context.get(key) for key in ("record", "source", "city"))
    record = next((one for one in shown if isinstance(one, Record)), None)
    if record is not None and type(record) in ld.NODES:
        return [ld.NODES[type(record)](record, origin)]
    if name == "home":
        return [ld.site_node(origin)]
    if name == "data":
        files = [("application/zip", reverse("live-package"))]
        return [dataset_of(name, _("Register of Municipal Diplomacy"), files, context)]
    if name in DATASETS:
        files = [
            (kind, reverse(DATASETS[name], kwargs={"form": form}))
            for kind, form in ((CSV, "csv"), (XLSX, "xlsx"), ("application/json", "json"))
        ]
        return [dataset_of(name, kept_text(context, "title"), files, context)]
    return []


def dataset_of(
    name: str, title: str, files: list[tuple[str, str]], context: template.Context
) -> ld.Node:
    """The table behind a page, told in the words of the page."""
    told, origin = kept_text(context, "description"), context["origin"]
    return ld.dataset_node(title, told, f"{origin}{reverse(name)}", files, origin)


def steps_of(context: template.Context) -> list[tuple[str, str]]:
    """The names and addresses of the page's path, as its readers see it."""
    drawn = str(context.dicts[0].get("page_crumbs", ""))
    steps = [(step, HREF.search(step)) for step in STEP.findall(drawn)]
    return [
        (" ".join(unescape(strip_tags(step)).split()), absolute(found, context))
        for step, found in steps
    ]


def absolute(found: re.Match | None, context: template.Context) -> str:
    """The full address of a link. Unknown: empty, the step is the page itself."""
    return f"{context['origin']}{unescape(found[1])}" if found else ""


@register.simple_tag(takes_context=True)
def linked_data(context: template.Context) -> SafeString | str:
    """The page's data block; no script: browsers do not run it, and the CSP lets it stand.

    The text is JSON whose signs that could end the element are written as escapes.
    """
    nodes = [] if is_refused(context) else nodes_of(context)
    if not nodes:
        return ""
    written = json.dumps(ld.linked(nodes), ensure_ascii=False).translate(HARMLESS)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))
