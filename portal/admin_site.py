"""The register's admin site: its name, and the order in which officers work."""

from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.utils import get_next_redirect_url
from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import logout
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.admin_recent import recent_first
from portal.desk.pages import calendar_page
from portal.desk.tasks import tasks_of
from portal.reports.pages import report_file, reports_page
from portal.signin.factor import has_factor, may_enter
from portal.spreadsheets.pages import import_page, kinds_for, sheet_file, sheets_page
from records.date_input import read_date
from records.models import Record
from records.unseen import without_unseen

# Records in the order in which an officer meets them; apps follow their first record
ORDER = (
    "Partnership",
    "Agreement",
    "Initiative",
    "Organization",
    "Area",
    "Delivery",
    "City",
    "CaseProfile",
    "Source",
)

# Django's sentences in which a record's name would need another case in Ukrainian:
# our catalogue words them so that it stands alone
REWORDED = (
    gettext_noop("Select %s to change"),
    gettext_noop("Add %s"),
    gettext_noop("Change %s"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Add another %(verbose_name)s"),
    gettext_noop(" By %(filter_title)s "),
    gettext_noop("%(app)s administration"),
)


# A key of the database has fewer digits
LONGEST_KEY = 18


def place(name: str) -> int:
    """Where a kind of record stands; what is not named comes last."""
    return ORDER.index(name) if name in ORDER else len(ORDER)


class ChoicesView(AutocompleteJsonView):
    """Answers autocompletes with the names that the record's own form gives.

    Before anything is typed, what the officer used last comes first.
    """

    def get_queryset(self) -> models.QuerySet:
        """The choices in their order, as far as the field may name them for this account."""
        self.request.choosing = self.source_field
        rows = super().get_queryset()
        return rows if self.term else recent_first(rows, self.request.user)

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        """The record's key, and title, city, stage or whatever tells it from its like."""
        label = getattr(self.model_admin, "choice_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


def on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """Leads to the public page of what is public, or of what the account may see here.

    Raises: Http404 for all else, so that keys tell nobody the addresses of others' drafts.
    """
    kind = ContentType.objects.filter(pk=number_of(content_type_id)).first()
    model = kind.model_class() if kind else None
    record = None
    if model is not None and issubclass(model, Record):
        record = model._default_manager.filter(pk=number_of(object_id)).first()
    if record is None or not (record.is_viewable_by(request.user) or record.is_public):
        raise Http404(_("There is no such record."))
    return HttpResponseRedirect(record.get_absolute_url())


def number_of(text: str) -> int:
    """The key in an address. Unknown: 0, which no record has."""
    is_key = text.isascii() and text.isdigit() and len(text) < LONGEST_KEY
    return int(text) if is_key else 0


class RegisterAdminSite(admin.AdminSite):
    """Django's admin, branded for the officers of the register."""

    site_title = _("Register of Municipal Diplomacy")
    site_header = _("Register of Municipal Diplomacy")
    index_title = _("Desk")
    empty_value_display = "—"

    def get_urls(self) -> list:
        """With the pages that belong to no kind of record."""
        return [
            path(
                "r/<path:content_type_id>/<path:object_id>/",
                self.admin_view(on_site),
                name="view_on_site",
            ),
            path("read-date/", self.admin_view(read_date), name="read_date"),
            path("calendar/", self.admin_view(self.calendar), name="calendar"),
            path("reports/", self.admin_view(self.reports), name="reports"),
            path("reports/<str:name>", self.admin_view(report_file), name="report_file"),
            path("spreadsheets/", self.admin_view(self.spreadsheets), name="spreadsheets"),
            path(
                "spreadsheets/<str:kind>/<str:what>.<str:form>",
                self.admin_view(sheet_file),
                name="sheet_file",
            ),
            path("spreadsheets/<int:key>/", self.admin_view(self.brought), name="import"),
            *super().get_urls(),
        ]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """The view of the admin; what is sent to it holds no characters that cannot be seen."""
        checked = super().admin_view(view, cacheable)

        @wraps(checked)
        def cleaned(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.GET = without_unseen(request.GET)
            if request.method == "POST":
                request.POST = without_unseen(request.POST)
            return checked(request, *args, **kwargs)

        return cleaned

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff, with the second factor where it is demanded."""
        return super().has_permission(request) and may_enter(request)

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Leads to the one way in; never a form of its own, which would pass the second factor."""
        if not request.user.is_authenticated:
            return secure_admin_login(super().login)(request, extra_context)
        if self.has_permission(request):
            return HttpResponseRedirect(get_next_redirect_url(request) or reverse("admin:index"))
        if not has_factor(request.user):
            told = _("First add a second factor: an authenticator app or a key. Then go on.")
            messages.warning(request, told)
            return HttpResponseRedirect(reverse("mfa_index"))
        logout(request)
        return HttpResponseRedirect(reverse("account_login"))

    def logout(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Leads to the same page as everywhere; only a button ends a session."""
        if request.method == "POST":
            logout(request)
        return HttpResponseRedirect(reverse("account_login"))

    def password_change(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """The one form for it, which asks for the old password and is limited."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """The officer's desk: what is due, then the records."""
        tasks = tasks_of(request.user, timezone.localdate())
        due = [task for task in tasks if task.shares]
        done = [task for task in tasks if not task.shares]
        shown = {"is_desk": True, "tasks": due, "done": done, "may_bring": bool(kinds_for(request))}
        return super().index(request, {**(extra_context or {}), **shown})

    def calendar(self, request: HttpRequest) -> HttpResponse:
        """The address of the account's calendar."""
        return calendar_page(request, self.each_context(request))

    def reports(self, request: HttpRequest) -> HttpResponse:
        """Reports of received aid."""
        return reports_page(request, self.each_context(request))

    def spreadsheets(self, request: HttpRequest) -> HttpResponse:
        """Spreadsheets in and out."""
        return sheets_page(request, self.each_context(request))

    def brought(self, request: HttpRequest, key: int) -> HttpResponse:
        """One file that was brought."""
        return import_page(request, self.each_context(request), key)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """Groups and records in the order of the work, not of the alphabet."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: place(model["object_name"]))
        return sorted(apps, key=lambda app: place(app["models"][0]["object_name"]))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Choices under their telling names."""
        view: Any = ChoicesView.as_view(admin_site=self)
        return view(request)
