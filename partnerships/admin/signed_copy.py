"""The signed copy of an agreement at the desk, before it is public: its second person reads it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from partnerships.models import Agreement
from partnerships.signed_file import signed_file
from records.models import State

PAGE = "partnerships_agreement_signed_copy"


@dataclass(frozen=True)
class StoredCopy:
    """A stored file as the desk names it and leads to it."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


def stored_copy(agreement: Agreement, name: str) -> StoredCopy:
    """A file of an agreement under its address at the desk; it has no other one."""
    address = reverse(f"admin:{PAGE}", args=[agreement.pk])
    return StoredCopy(name, f"{address}?{urlencode({'name': name})}")


class SignedCopyInput(AdminFileWidget):
    """Chooses a file; the one that is stored is read at the desk."""

    # Of a new version in the form. Unknown: None, the record's own file is shown
    next_name: str | None = None

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        """As any input of a file, but for where its link leads."""
        context = super().get_context(name, value, attrs)
        if context["widget"]["value"]:
            shown = self.next_name or value.name
            context["widget"]["value"] = stored_copy(value.instance, shown)
        return context


class ShowsSignedCopy:
    """Mixin for the admin of agreements."""

    def get_urls(self) -> list:
        """Before Django's own addresses, which take any key."""
        view = self.admin_site.admin_view(self.signed_copy_view)
        return [path("<path:object_id>/signed-copy/", view, name=PAGE), *super().get_urls()]

    def get_fieldsets(self, request: HttpRequest, obj: Agreement | None = None) -> list:
        """Who only reads the form is led to the file, too."""
        sets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return sets
        return [(title, {**told, "fields": read_only(told["fields"])}) for title, told in sets]

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> type:
        """The form of a new version names its own file."""
        form = super().get_form(request, obj, **kwargs)
        if "document" in form.base_fields and self.is_of_new_version(request, obj):
            form.base_fields["document"].widget.next_name = self.copies(obj)[0]
        return form

    def is_of_new_version(self, request: HttpRequest, agreement: Agreement | None) -> bool:
        """Whether the form that was sent, or is shown again, holds the new version in work."""
        opened = request.POST.get("opened_new_version")
        version = self.pending(agreement) if opened and agreement else None
        return version is not None and opened == str(version.number)

    def save_model(self, request: HttpRequest, obj: Agreement, form: Any, change: bool) -> None:
        """A new version that is saved again keeps its file, which no browser sends twice."""
        is_sent = change and self.is_of_new_version(request, obj)
        if is_sent and "document" not in form.changed_data and not hasattr(request, "restoring"):
            obj.document, own = self.copies(obj)
            request.keeps_next_copy = obj.document.name != own
        super().save_model(request, obj, form, change)

    def must_wait(self, request: HttpRequest, form: Any, formsets: Any) -> bool:
        """Another file waits for its release as well, where nothing else is changed."""
        return super().must_wait(request, form, formsets) or (
            getattr(request, "keeps_next_copy", False) and form.instance.state == State.PUBLISHED
        )

    @admin.display(description=_("document"))
    def signed_copy(self, agreement: Agreement) -> Any:
        """The link to the file. Unknown: None, there is none."""
        if not agreement.document:
            return None
        copy = stored_copy(agreement, agreement.document.name)
        return format_html('<a href="{}">{}</a>', copy.url, copy.name)

    def signed_copy_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The file of the record or of its new version, for all who see the record here.

        Without a name it is the one that is to be public next.
        Raises: Http404, PermissionDenied.
        """
        agreement = self.seen(request, object_id)
        names = self.copies(agreement)
        name = request.GET.get("name", names[0])
        if name not in names:
            raise Http404
        return signed_file(agreement.document.storage, name, agreement.slug)

    def copies(self, agreement: Agreement) -> list[str]:
        """The names of its files, first the one that is to be public next."""
        version, own = self.pending(agreement), agreement.document.name or ""
        next_one = str(version.snapshot().values["document"] or "") if version else own
        return [next_one, own]


def read_only(fields: Any) -> list:
    """The fields of a set, with the link in place of the input."""
    return ["signed_copy" if one == "document" else one for one in fields]
