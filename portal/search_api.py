"""Search in the API: what the search page finds, as one ranked list."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from portal.search.asking import LONGEST, SHORTEST, Question, Unanswerable, read_question
from portal.search.finding import MOST, Found, find
from portal.search.kinds import BY_NAME, KINDS, Kind
from portal.search.showing import WORDS_FOR, Hit, show
from records.api import RegisterView
from records.paging import once
from records.problems import BadQuery
from records.queries import stranger
from records.serializer_fields import api_address

PARAMETERS = ("q", "type", "page", "page_size")
PAGE_SIZE, MOST_ON_A_PAGE = 20, 50


class PartSerializer(serializers.Serializer):
    """A piece of a text."""

    text = serializers.CharField()
    is_match = serializers.BooleanField(help_text=gettext_lazy("A word that was looked for."))


class ReasonSerializer(serializers.Serializer):
    """A column that holds words of the question."""

    field = serializers.CharField(
        help_text=gettext_lazy("Column, or other_name: a name that only finds the record.")
    )
    language = serializers.CharField(help_text=gettext_lazy("Empty: any language."))
    parts = PartSerializer(many=True)


class HitSerializer(serializers.Serializer):
    """A record that was found."""

    type = serializers.ChoiceField(choices=list(BY_NAME))
    slug = serializers.SlugField()
    name_uk = serializers.CharField()
    name_en = serializers.CharField(help_text=gettext_lazy("Empty: not translated yet."))
    url = serializers.URLField()
    page_uk = serializers.URLField()
    page_en = serializers.URLField()
    found_by = serializers.ChoiceField(choices=sorted(set(WORDS_FOR.values())))
    reasons = ReasonSerializer(many=True)


class GroupSerializer(serializers.Serializer):
    """How many records of one kind were found."""

    type = serializers.ChoiceField(choices=list(BY_NAME))
    count = serializers.IntegerField(help_text=gettext_lazy("At most 100 are counted."))
    has_more = serializers.BooleanField(help_text=gettext_lazy("There are more than counted."))


class FoundSerializer(serializers.Serializer):
    """One page of what was found, the best first."""

    count = serializers.IntegerField(help_text=gettext_lazy("Records that can be paged through."))
    has_more = serializers.BooleanField(help_text=gettext_lazy("There are more than counted."))
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    groups = GroupSerializer(many=True)
    results = HitSerializer(many=True)


def parameter(name: str, told: Any, shape: dict, **more: Any) -> OpenApiParameter:
    """A parameter of the query as the description shows it."""
    return OpenApiParameter(name, shape, description=told, **more)  # type: ignore[arg-type]


WORDS_ASKED = {"type": "string", "minLength": SHORTEST, "maxLength": LONGEST}
DESCRIBED = [
    parameter(
        "q",
        gettext_lazy("Words in either language, in any spelling; all must be found."),
        WORDS_ASKED,
        required=True,
    ),
    parameter(
        "type",
        gettext_lazy("Only records of these kinds; repeat it for more."),
        {"type": "array", "items": {"type": "string", "enum": list(BY_NAME)}},
        style="form",
        explode=True,
    ),
    parameter("page", gettext_lazy("Number of the page."), {"type": "integer", "minimum": 1}),
    parameter(
        "page_size",
        gettext_lazy("Rows on a page."),
        {"type": "integer", "minimum": 1, "maximum": MOST_ON_A_PAGE, "default": PAGE_SIZE},
    ),
]


class SearchView(RegisterView):
    """One search over all public records."""

    @extend_schema(parameters=DESCRIBED, responses=FoundSerializer)
    def get(self, request: Request) -> Response:
        """Records that hold every word of `q`, exact names first, cities before other kinds."""
        question, kinds, number, size = read(request)
        found = find(question, kinds)
        page = page_of(found, number, size)
        hits = show(list(page.object_list), found.question)
        return Response(found_json(found, page, [hit_json(hit, request) for hit in hits], request))


def read(request: Request) -> tuple[Question, list[Kind], int, int]:
    """Question, kinds, page and its size. Raises: BadQuery that names each wrong parameter."""
    names = set(request.query_params) - set(PARAMETERS)
    problems = [stranger(name, PARAMETERS) for name in sorted(names)]
    if problems:
        raise BadQuery(problems)
    kinds = kinds_of(request.query_params.getlist("type"))
    number = whole(once(request, "page"), "page", 1, most=MOST * len(KINDS))
    size = whole(once(request, "page_size"), "page_size", PAGE_SIZE, most=MOST_ON_A_PAGE)
    try:
        return read_question(once(request, "q") or ""), kinds, number, size
    except Unanswerable as refusal:
        detail = str(refusal.message)
        raise BadQuery([{"parameter": "q", "detail": detail}]) from None


def kinds_of(names: list[str]) -> list[Kind]:
    """The kinds to look among; all where none is named. Raises: BadQuery for an unknown one."""
    if set(names) - set(BY_NAME):
        detail = _("There is no such kind of record.")
        raise BadQuery([{"parameter": "type", "detail": detail, "allowed": list(BY_NAME)}])
    return [kind for kind in KINDS if not names or kind.name in names]


def whole(text: str | None, name: str, usual: int, most: int) -> int:
    """A whole number from 1. Raises: BadQuery that says what is allowed."""
    if text is None:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and 1 <= int(text) <= most):
        detail = _("Write a whole number from 1 to %(most)d.") % {"most": most}
        raise BadQuery([{"parameter": name, "detail": detail}])
    return int(text)


def page_of(found: Found, number: int, size: int) -> Page:
    """One page of the hits. Raises: BadQuery for a page that there is not."""
    try:
        return Paginator(found.hits, size).page(number)
    except InvalidPage:
        raise BadQuery([{"parameter": "page", "detail": _("There is no such page.")}]) from None


def found_json(found: Found, page: Page, results: list[dict], request: Request) -> dict[str, Any]:
    """A page of what was found."""
    groups = [
        {"type": group.kind.name, "count": len(group.hits), "has_more": group.has_more}
        for group in found.groups
    ]
    return {
        "count": found.count,
        "has_more": found.has_more,
        "next": link(request, page.number + 1) if page.has_next() else None,
        "previous": link(request, page.number - 1) if page.has_previous() else None,
        "groups": groups,
        "results": results,
    }


def link(request: Request, number: int) -> str:
    """The address of another page of the same search."""
    here = request.build_absolute_uri()
    if number == 1:
        return str(remove_query_param(here, "page"))
    return str(replace_query_param(here, "page", number))


def page_address(hit: Hit, language: str, request: Request) -> str:
    """The record's page on the site in a language."""
    with override(language):
        path = reverse(hit.kind.name, args=[hit.record.public_slug])
    return str(request.build_absolute_uri(path))


def hit_json(hit: Hit, request: Request) -> dict[str, Any]:
    """A record that was found, with its addresses and the reasons."""
    record = hit.record
    return {
        "type": hit.kind.name,
        "slug": record.public_slug,
        "name_uk": record.called("uk"),
        "name_en": record.called("en"),
        "url": f"{api_address(hit.kind.model, request)}{record.public_slug}/",
        "page_uk": page_address(hit, "uk", request),
        "page_en": page_address(hit, "en", request),
        "found_by": hit.how,
        "reasons": [
            {
                "field": reason.field,
                "language": reason.language,
                "parts": [{"text": one.text, "is_match": one.is_match} for one in reason.parts],
            }
            for reason in hit.reasons
        ],
    }
