"""The pages: templates, exports, a file's dry run, writing it, taking it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.spreadsheets.exporting import csv_file, rows_of, xlsx_file
from portal.spreadsheets.importing import MOST_ROWS, NotNow, bring, tried, undo, write
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.names import in_order
from portal.spreadsheets.plan import Plan
from portal.spreadsheets.reading import MOST_BYTES
from portal.spreadsheets.sheets import SHEETS, Sheet
from records.exports.files import TYPES, attached
from records.models import Record
from records.roles import edits_all

WRITERS = {"csv": csv_file, "xlsx": xlsx_file}
# New rows that the dry run names; how many there are is always said
NAMED = 100
LATEST = 20
# Problems that the page shows; how many there are is always said
SHOWN = 500
LONGEST_KEY = 18


def may(request: HttpRequest, sheet: Sheet, right: str) -> bool:
    """Whether the account has a right to this kind of record."""
    meta = sheet.model._meta
    return request.user.has_perm(f"{meta.app_label}.{right}_{meta.model_name}")


def sheet_for(request: HttpRequest, kind: str, right: str) -> Sheet:
    """The sheet of a kind. Raises: Http404, PermissionDenied."""
    sheet = SHEETS.get(kind)
    if sheet is None:
        raise Http404(_("There is no such sheet."))
    if not may(request, sheet, right):
        raise PermissionDenied
    return sheet


def own_imports(request: HttpRequest) -> Any:
    """The imports that an account may see: its own; who edits all sees all."""
    rows = SpreadsheetImport.objects.select_related("made_by")
    return rows if edits_all(request.user) else rows.filter(made_by=request.user)


def kinds_for(request: HttpRequest) -> list[tuple[str, Any]]:
    """The kinds that the account may bring, with their names."""
    return [
        (one.name, one.model._meta.verbose_name_plural)
        for one in SHEETS.values()
        if may(request, one, "change")
    ]


def sheets_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """All kinds with their files, and the form that brings one."""
    error, kinds = None, kinds_for(request)
    if not kinds:
        raise PermissionDenied
    kind = request.POST.get("kind", request.GET.get("kind", ""))
    if request.method == "POST":
        sheet_for(request, kind, "change")
        try:
            kept = bring_file(request, kind)
        except ValidationError as refused:
            error = refused.messages[0]
        else:
            return HttpResponseRedirect(reverse("admin:import", args=[kept.pk]))
    shown = {
        **context,
        "title": _("Spreadsheets"),
        "kinds": kinds,
        "chosen": kind,
        "error": error,
        "most": MOST_ROWS,
        "imports": [(one, SHEETS[one.kind].model) for one in own_imports(request)[:LATEST]],
    }
    status = 400 if error else 200
    return TemplateResponse(request, "admin/spreadsheets/sheets.html", shown, status=status)


def bring_file(request: HttpRequest, kind: str) -> SpreadsheetImport:
    """Takes the file that was sent. Raises: ValidationError."""
    file = request.FILES.get("file")
    if file is None:
        raise ValidationError(_("Choose a file."))
    if file.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 10 MB: split it."))
    return bring(kind, file.name, file.read(), request.user)


def sheet_file(request: HttpRequest, kind: str, what: str, form: str) -> HttpResponse:
    """A template, or the records of the account, as CSV or XLSX. Raises: Http404."""
    sheet = sheet_for(request, kind, "change")
    if form not in WRITERS or what not in ("template", "export"):
        raise Http404(_("There is no such file."))
    rows = rows_of(sheet, request.user) if what == "export" else []
    name = f"{sheet.name}-{what}" if what == "template" else sheet.name
    response = HttpResponse(WRITERS[form](sheet, rows), content_type=TYPES[form])
    response["Cache-Control"] = "private, no-store"
    for header, value in attached(name, form).items():
        response[header] = value
    return response


def import_page(request: HttpRequest, context: dict[str, Any], key: int) -> HttpResponse:
    """One file: all that is wrong, or what it would do; then writing it and taking it back."""
    kept = own_imports(request).filter(pk=key).first()
    if kept is None:
        raise Http404(_("There is no such import."))
    sheet_for(request, kept.kind, "change")
    plan, error = None, None
    if request.method == "POST":
        try:
            return step(request, kept)
        except ValidationError as refused:
            error = refused.messages[0]
        except NotNow as refused:
            plan = refused.plan
    if plan is None and not kept.done_at:
        plan = tried(kept, request.user)
    shown = {
        **context,
        **told(request, kept, plan),
        "error": error,
        "why": request.POST.get("why", ""),
    }
    status = 400 if error or (plan and not plan.is_sound) else 200
    return TemplateResponse(request, "admin/spreadsheets/import.html", shown, status=status)


def step(request: HttpRequest, kept: SpreadsheetImport) -> HttpResponse:
    """Answers doubts, writes, or takes back. Raises: ValidationError, NotNow."""
    if "_undo" in request.POST:
        undo(kept, request.user)
        messages.success(request, _("Taken back: the register is as it was before the file."))
    elif "_answer" in request.POST:
        kept.answers = {**kept.answers, **answers_of(request)}
        kept.save(update_fields=["answers"])
    else:
        write(kept, request.user, request.POST.get("why", ""))
        messages.success(request, _("Written. New records are drafts; see below."))
    return HttpResponseRedirect(reverse("admin:import", args=[kept.pk]))


def answers_of(request: HttpRequest) -> dict[str, int]:
    """Which records the doubtful names mean; 0 for none of those offered."""
    return {
        name.removeprefix("name:"): int(value)
        for name, value in request.POST.items()
        if name.startswith("name:")
        if value.isdecimal() and value.isascii() and len(value) < LONGEST_KEY
    }


def address_of(request: HttpRequest, record: Record) -> str:
    """Where an account looks at a record: its form, else its public page."""
    meta, rows = record._meta, type(record)._default_manager.editable_by(request.user)
    if rows.filter(pk=record.pk).exists():
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
    return record.get_absolute_url()


def touched_by(request: HttpRequest, kept: SpreadsheetImport) -> list[tuple[Any, str]]:
    """The first records that a file made or changed, with where to look at each."""
    model = SHEETS[kept.kind].model
    pages = {
        one[1]: "new_version" if what == "new_versions" else "change"
        for what in ("created", "changed", "new_versions")
        for one in kept.touched.get(what, [])[:NAMED]
    }
    rows = model._default_manager.viewable_by(request.user).filter(pk__in=pages).order_by("pk")
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    return [(one, reverse(f"{name}_{pages[one.pk]}", args=[one.pk])) for one in rows]


def told(request: HttpRequest, kept: SpreadsheetImport, plan: Plan | None) -> dict[str, Any]:
    """What the page shows."""
    shown: dict[str, Any] = {
        "title": _("Import: %s") % kept.file_name,
        "kept": kept,
        "kind": SHEETS[kept.kind].model._meta.verbose_name_plural,
        "written": {what: kept.number(what) for what in ("created", "changed", "new_versions")},
    }
    if plan is None:
        return {**shown, "touched": touched_by(request, kept)}
    doubts = [
        (name, doubt.text, [(one.pk, str(one)) for one in in_order(set(doubt.candidates))])
        for name, doubt in sorted(plan.doubts.items())
    ]
    return {
        **shown,
        "same": kept.same_before(),
        "plan": plan,
        "problems": [
            (one.line, plan.head(one.column), one.message) for one in plan.problems[:SHOWN]
        ],
        "more_problems": max(0, len(plan.problems) - SHOWN),
        "changes": [
            (row, [(plan.head(one.column), *row.shown(one)) for one in row.changes])
            for row in plan.changed
        ],
        "doubts": doubts,
        "doubles": [(one, address_of(request, one.other)) for one in plan.doubles],
        "new_rows": plan.new[:NAMED],
        "more_new": max(0, len(plan.new) - NAMED),
        "can_write": plan.is_sound and bool(plan.new or plan.changed),
    }
