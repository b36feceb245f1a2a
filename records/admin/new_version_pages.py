"""The pages on the way to the public: the new version of a record, and the preview of its page."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _

from records.admin.cautions import warnings_between
from records.admin.new_versions import PUBLIC, NewVersions
from records.admin.preview import preview
from records.history.comparing import side_by_side
from records.history.reading import state_of
from records.models import NewVersion, Record
from records.models.new_version import MEANWHILE
from records.roles import Role, roles_of


class NewVersionPages(NewVersions):
    """Mixin for the admin of a record."""

    def get_urls(self) -> list:
        """Before Django's own addresses, which take any key."""
        pages = (
            ("<path:object_id>/new-version/", self.new_version_view, "new_version"),
            ("<path:object_id>/new-version/<int:key>/", self.take_up_view, "take_up"),
            ("<path:object_id>/preview/<str:language>/", self.preview_view, "preview"),
        )
        return [
            *(
                path(where, self.admin_site.admin_view(view), name=self.page_name(name))
                for where, view, name in pages
            ),
            *super().get_urls(),
        ]

    def take_up_view(self, request: HttpRequest, object_id: str, key: int) -> HttpResponse:
        """Takes a discarded new version up again. Raises: Http404, PermissionDenied."""
        record = self.seen(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        version = NewVersion.objects.discarded_of(record).filter(pk=key).first()
        if version is None or request.method != "POST":
            raise Http404(_("There is no such version."))
        try:
            version.take_up()
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        return HttpResponseRedirect(self.address("new_version", record.pk))

    def new_version_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What is public and what is to be, side by side; and the steps that lead on."""
        record = self.seen(request, object_id)
        version = self.pending(record)
        if version is None:
            if request.method == "POST":
                messages.warning(request, _("The new version was released or discarded meanwhile."))
            return HttpResponseRedirect(self.address("change", record.pk))
        error = None
        if request.method == "POST":
            if not self.has_change_permission(request, record):
                raise PermissionDenied
            try:
                return self.step(request, record, version)
            except ValidationError as refused:
                error = refused.messages[0]
        return self.new_version_page(request, record, version, error)

    def new_version_page(
        self, request: HttpRequest, record: Record, version: NewVersion, error: str | None
    ) -> HttpResponse:
        """The page; what was refused stands on top."""
        now, then = state_of(record), version.snapshot()
        return self.page(
            request,
            "new_version",
            title=_("New version: %s") % record,
            record=record,
            version=version,
            lines=side_by_side([now, then]),
            cautions=warnings_between(now, then),
            heads=[_("Public now"), _("New version")],
            languages=settings.LANGUAGES,
            public_query=f"?{PUBLIC}",
            is_behind=version.is_behind(record),
            is_own=version.edited_by_id == request.user.pk,
            may_release=self.may_release(request, version),
            may_change=self.has_change_permission(request, record),
            error=error,
            typed=request.POST,
            status=400 if error else 200,
        )

    def may_release(self, request: HttpRequest, version: NewVersion) -> bool:
        """Whether the account is a second person, or may do without one."""
        is_own = version.edited_by_id == request.user.pk
        return not is_own or Role.ADMINISTRATOR in roles_of(request.user)

    def step(self, request: HttpRequest, record: Record, version: NewVersion) -> HttpResponse:
        """Takes one step with the new version that was looked at. Raises: ValidationError."""
        if request.POST.get("number") != str(version.number):
            raise ValidationError(MEANWHILE)
        if "_release" in request.POST:
            return self.release_step(request, record, version)
        if "_discard" in request.POST:
            version.discard(request.user, request.POST.get("discarded_why", ""))
            messages.success(
                request, _("The new version is discarded; what is public stays. Its text is kept.")
            )
            return HttpResponseRedirect(self.address("history", record.pk))
        if "_send_back" in request.POST:
            version.send_back(request.POST.get("review_note", ""))
            messages.success(request, _("Sent back to its author."))
        elif "_review" in request.POST:
            version.send_to_review()
            messages.success(request, _("Sent to review: another person releases it."))
        return HttpResponseRedirect(self.address("new_version", record.pk))

    def release_step(
        self, request: HttpRequest, record: Record, version: NewVersion
    ) -> HttpResponse:
        """Brings the new version to the public. Raises: ValidationError."""
        version.refuse_release(record, request.user, request.POST.get("why", ""))
        response = self.release_new_version(request, record, version)
        if getattr(request, "saved_record", None) is None:
            return response
        return HttpResponseRedirect(self.address("history", record.pk))

    def preview_view(self, request: HttpRequest, object_id: str, language: str) -> HttpResponse:
        """The exact public page, before it is public. Raises: Http404, PermissionDenied."""
        record = self.seen(request, object_id)
        if language not in dict(settings.LANGUAGES) or request.method != "GET":
            raise Http404(_("There is no such page."))
        version = self.pending(record)
        if version is not None and not self.has_change_permission(request, record):
            raise PermissionDenied
        response = preview(self, request, record, language, version)
        if response is not None:
            return response
        if version is None:
            messages.error(request, _("It has no page yet: first a public record must cite it."))
            return HttpResponseRedirect(self.address("change", record.pk))
        messages.error(request, _("The new version cannot be shown: edit it and save it again."))
        return HttpResponseRedirect(self.address("new_version", record.pk))
