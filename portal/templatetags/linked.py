"""Tag of every page: what it is, as linked data."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal import linked_data as ld
from records.models import Record

register = template.Library()
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Inside a script element these signs could end it
HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def nodes_of(context: template.Context) -> list[ld.Node]:
    """The nodes of a page, by what its context shows. Unknown: none."""
    origin, name = context["origin"], getattr(context["request"].resolver_match, "url_name", "")
    shown = (context.get(key) for key in ("record", "source", "city"))
    record = next((one for one in shown if isinstance(one, Record)), None)
    if record is not None and type(record) in ld.NODES:
        return [ld.NODES[type(record)](record, origin)]
    if name == "home":
        return [ld.site_node(origin)]
    if name in DATASETS:
        return [dataset_of(name, origin)]
    return []


DATASETS = {
    "data": None,
    "matrix": "matrix-export",
    "delivery-list": "delivery-export",
    "partnership-list": "partnership-export",
    "agreement-list": "agreement-export",
}


def dataset_of(name: str, origin: str) -> ld.Node:
    """The table behind a page."""
    export = DATASETS[name]
    if export is None:
        files = [("application/zip", reverse("live-package"))]
    else:
        files = [
            (kind, reverse(export, kwargs={"form": form}))
            for kind, form in ((CSV, "csv"), (XLSX, "xlsx"), ("application/json", "json"))
        ]
    titles = {
        "data": _("Register of Municipal Diplomacy"),
        "matrix": _("Figure 1: Who is tied to whom"),
        "delivery-list": _("Aid"),
        "partnership-list": _("Partnerships"),
        "agreement-list": _("Agreements"),
    }
    told = _("Partnerships, agreements and aid of Ukrainian cities, each fact with its source.")
    return ld.dataset_node(titles[name], told, f"{origin}{reverse(name)}", files, origin)


@register.simple_tag(takes_context=True)
def linked_data(context: template.Context) -> SafeString | str:
    """The page's data block; no script: browsers do not run it, and the CSP lets it stand.

    The text is JSON whose signs that could end the element are written as escapes.
    """
    nodes = nodes_of(context)
    if not nodes:
        return ""
    written = json.dumps(ld.linked(nodes), ensure_ascii=False).translate(HARMLESS)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))
