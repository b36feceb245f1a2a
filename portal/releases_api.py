"""API of releases: each with its checksum, file, rows, and what changed since the one before."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from portal.releases import Release
from records.api import RegisterView
from records.problems import Gone
from records.queries import refuse_parameters


class ReleaseSerializer(serializers.Serializer):
    """A release in short."""

    version = serializers.CharField()
    published_at = serializers.DateTimeField()
    url = serializers.URLField(help_text=_("This release in the API."))
    file = serializers.URLField(allow_null=True, help_text=_("null: the release was taken back."))
    sha256 = serializers.CharField()
    size = serializers.IntegerField(help_text=_("Bytes."))
    since = serializers.CharField(help_text=_("Version since which the changes are; empty: none."))
    counts = serializers.DictField(child=serializers.IntegerField(), help_text=_("Rows by table."))
    notes_uk = serializers.CharField()
    notes_en = serializers.CharField()
    retracted_at = serializers.DateTimeField(allow_null=True)
    retraction_reason_uk = serializers.CharField()
    retraction_reason_en = serializers.CharField()


class ReleaseDetailSerializer(ReleaseSerializer):
    """A release with what changed."""

    changes = serializers.DictField(
        help_text=_(
            "By table, since the last one: keys added and removed, columns changed of each key, "
            "and under “columns” those that the last one lacked."
        )
    )


class ReleasesSerializer(serializers.Serializer):
    """All releases, the newest first."""

    count = serializers.IntegerField()
    results = ReleaseSerializer(many=True)


def release_json(release: Release, request: Request) -> dict[str, Any]:
    """A release in short."""
    with override("en"):
        file = reverse("release-file", args=[release.version])
    own = reverse("api-release-detail", args=[release.version])
    names = (
        "sha256",
        "size",
        "since",
        "counts",
        "notes_uk",
        "notes_en",
        "published_at",
        "retracted_at",
    )
    return {
        "version": release.version,
        "url": request.build_absolute_uri(own),
        "file": None if release.is_retracted else request.build_absolute_uri(file),
        **{name: getattr(release, name) for name in names},
        "retraction_reason_uk": release.retraction_reason_uk,
        "retraction_reason_en": release.retraction_reason_en,
    }


class ReleaseListView(RegisterView):
    """Releases of the register."""

    @extend_schema(responses=ReleasesSerializer, operation_id="v1_releases_list")
    def get(self, request: Request) -> Response:
        """All releases, the newest first; one that was taken back says why."""
        refuse_parameters(request)
        found = [release_json(release, request) for release in Release.objects.defer("changes")]
        return Response({"count": len(found), "results": found})


class ReleaseView(RegisterView):
    """One release of the register."""

    @extend_schema(
        responses=ReleaseDetailSerializer,
        operation_id="v1_releases_retrieve",
    )
    def get(self, request: Request, version: str) -> Response:
        """The release with what changed. Raises: NotFound, Gone with the reason."""
        refuse_parameters(request)
        release = Release.objects.filter(version=version).first()
        if release is None:
            raise NotFound(_("There is no release %s.") % version)
        if release.is_retracted:
            told = release.retraction_reason
            raise Gone(str(told), release.retraction_reason_uk, release.retraction_reason_en)
        return Response({**release_json(release, request), "changes": release.changes})
