"""Data page: downloads, the API with worked examples, licence, how to cite."""

from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.releases import Release

# Lists whose rows have places
WRITTEN = {"geojson": "GeoJSON"}
WITH_PLACES = ("city", "partnership")
EXAMPLES = Path(__file__).parent / "examples"
# What the files say where the page names the host that served it
PLACEHOLDER = "https://register.example"


@dataclass(frozen=True)
class Example:
    """A worked example that runs as printed."""

    anchor: str
    title: str
    code: str


@dataclass(frozen=True)
class Download:
    """One list of the register, with the addresses of its downloads."""

    title: str
    page: str
    api: str
    files: tuple[tuple[str, str], ...]


def data(request: HttpRequest) -> HttpResponse:
    """What can be taken away, and on which terms."""
    origin = f"{request.scheme}://{request.get_host()}"
    context = {
        "section": "data",
        "release": Release.objects.newest(),
        "figure": figure_files(),
        "downloads": downloads(),
        "api": f"{origin}{reverse('api-root')}",
        "examples": examples(origin),
        "here": request.build_absolute_uri(reverse("home")),
        "today": timezone.localdate(),
    }
    return render(request, "portal/data.html", context)


def figure_files() -> tuple[tuple[str, str], ...]:
    """The downloads of Figure 1."""
    return tuple(
        (form.upper(), reverse("matrix-export", kwargs={"form": form}))
        for form in ("csv", "xlsx", "json", "svg")
    )


def downloads() -> list[Download]:
    """Every list, with the same rows as its page and its part of the API."""
    return [
        download(_("Cities"), "city"),
        download(_("Partnerships"), "partnership"),
        download(_("Agreements"), "agreement"),
        download(_("Initiatives"), "initiative"),
        download(_("Organizations"), "organization"),
        download(_("Aid"), "delivery"),
        download(_("Sources"), "source"),
    ]


def download(title: str, name: str) -> Download:
    """One list."""
    geo = ("geojson",) if name in WITH_PLACES else ()
    forms = ("csv", "xlsx", "json", *geo)
    files = (
        (WRITTEN.get(form, form.upper()), reverse(f"{name}-export", kwargs={"form": form}))
        for form in forms
    )
    return Download(title, reverse(f"{name}-list"), reverse(f"api-{name}-list"), tuple(files))


def examples(origin: str) -> list[Example]:
    """The worked examples, with the address of this host."""
    return [
        Example("curl", "curl", code("links.sh", origin)),
        Example("python", "Python", code("aid.py", origin)),
        Example("r", "R", code("agreements.R", origin)),
    ]


def code(name: str, origin: str) -> str:
    """The text of an example."""
    return (EXAMPLES / name).read_text(encoding="utf-8").replace(PLACEHOLDER, origin)
