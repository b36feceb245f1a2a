"""The page on which an account makes, renews and ends the address of its calendar."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.desk.address import CalendarAddress


def calendar_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Shows the address; a button makes a new one, under which the old one answers no more."""
    if request.method == "POST":
        CalendarAddress.objects.filter(user=request.user).delete()
        if "_end" in request.POST:
            messages.success(request, _("The calendar is ended: its address answers no more."))
        else:
            CalendarAddress.objects.create(user=request.user)
            messages.success(request, _("The calendar has a new address."))
        return HttpResponseRedirect(reverse("admin:calendar"))
    known = CalendarAddress.objects.filter(user=request.user).first()
    shown = {**context, "title": _("My calendar"), "address": address_of(known)}
    return TemplateResponse(request, "admin/desk/calendar.html", shown)


def address_of(known: CalendarAddress | None) -> str:
    """The whole address, in the reader's language. Unknown: empty, there is none."""
    if known is None:
        return ""
    path = reverse("calendar", args=[known.token])
    return f"{settings.PORTAL_ORIGIN}{path}?language={get_language()}"
