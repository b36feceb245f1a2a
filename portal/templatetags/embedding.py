"""Tag of every page: where it has a figure, the code for the same figure as an embed."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.templatetags.citing import is_refused

register = template.Library()


# The embed of each page with a figure, and the name of its frame
EMBEDS = {
    "matrix": ("embed-matrix", _("Figure 1: Who is tied to whom")),
    "map": ("embed-map", _("Map of links")),
    "delivery-list": ("embed-chart", _("Aid")),
}


@register.inclusion_tag("portal/_embed_code.html", takes_context=True)
def embed_code(context: template.Context) -> dict[str, Any]:
    """The code for the page's figure with its query; nothing on a page without one."""
    request = context["request"]
    name, title = EMBEDS.get(getattr(request.resolver_match, "url_name", ""), ("", ""))
    if not name or is_refused(context):
        return {}
    pairs = [(key, one) for key, values in request.GET.lists() for one in values if one]
    query = urlencode([pair for pair in pairs if pair[0] != "page"])
    release, more = context.get("newest_release"), f"{'?' if query else ''}{query}"
    kept = release and reverse(name.replace("embed", "frozen"), args=[release.version])
    return {
        "address": f"{reverse(name)}{more}",
        "frozen": f"{kept}{more}" if kept else "",
        "release": release,
        "title": title,
        "origin": context["origin"],
    }
