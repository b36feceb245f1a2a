"""An officer at the desk: opens a form of the admin, fills it in, sends it as a browser does."""

from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


class FormReader(HTMLParser):
    """Reads what a browser would send from the form with this id."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside, self.data = form_id, False, {}
        self.select = self.text = None

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        if not self.inside or (not given.get("name") and tag != "option"):
            return
        if tag == "input":
            self.read_input(given)
        elif tag == "textarea":
            self.text = given["name"]
            self.data[self.text] = ""
        elif tag == "select":
            self.select = (given["name"], "multiple" in given)
            self.data[given["name"]] = [] if "multiple" in given else ""
        elif tag == "option" and self.select and "selected" in given:
            name, several = self.select
            self.data[name] = [*self.data[name], given["value"]] if several else given["value"]

    def read_input(self, given: dict[str, str]) -> None:
        """Ticked boxes and all else but buttons and files."""
        kind = given.get("type", "text")
        if kind == "checkbox" and "checked" in given:
            self.data[given["name"]] = given.get("value", "on")
        elif kind not in ("checkbox", "submit", "file"):
            self.data[given["name"]] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.text:
            self.data[self.text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text:
            # The first line break after the tag is none of the text
            self.data[self.text] = self.data[self.text].removeprefix("\n").removeprefix("\r\n")
            self.text = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.inside = False


def address(model: type, pk: Any = None, page: str = "") -> str:
    """The admin's address of a list, of a new record or of one record."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
    if pk:
        return reverse(name + (page or "change"), args=[pk])
    return reverse(name + (page or "add"))


def open_form(client: Client, url: str, model: type) -> dict[str, Any]:
    """What the form at the address holds."""
    reader = FormReader(f"{model._meta.model_name}_form")
    reader.feed(client.get(url).content.decode())
    return reader.data


def send(client: Client, model: type, pk: Any = None, **changes: Any) -> Any:
    """Opens the form, changes some inputs, saves. A name like `items__0__unit` is a row's."""
    url = address(model, pk)
    data = open_form(client, url, model)
    if "why" in data:
        # A published record asks why it changes
        data["why"] = "Виправлено за джерелом"
    for name, value in changes.items():
        data[input_name(name)] = value
    for group in {key for key in data if key.endswith("-TOTAL_FORMS")}:
        data[group] = str(rows_of(data, group.removesuffix("-TOTAL_FORMS")))
    return client.post(url, data)


def release(client: Client, model: type, pk: Any, why: str = "") -> Any:
    """Sends the new version of a record to review and releases it."""
    url = address(model, pk, "new_version")
    number = client.get(url).context["version"].number
    client.post(url, {"number": number, "_review": "1"})
    return client.post(url, {"number": number, "why": why, "_release": "1"})


def send_and_release(client: Client, model: type, pk: Any, **changes: Any) -> Any:
    """Changes a published record and, as an administrator may, releases it alone."""
    answer = send(client, model, pk, **changes)
    assert answer.status_code == 302
    return release(client, model, pk, why="Сама на зміні")


def input_name(name: str) -> str:
    """`items__0__unit` -> items-0-unit; citations have their own prefix."""
    group, *rest = name.split("__")
    prefix = "records-citation-content_type-object_id" if group == "citations" else group
    return "-".join([prefix, *rest]) if rest else name


def rows_of(data: dict[str, Any], prefix: str) -> int:
    """How many rows of a group are sent, the template of new ones left out."""
    numbers = [
        key.removeprefix(f"{prefix}-").split("-")[0] for key in data if key.startswith(prefix)
    ]
    return max((int(number) + 1 for number in numbers if number.isdigit()), default=0)


def form_errors(response: Any) -> dict[str, list[str]]:
    """Messages by the input at which they stand; `items__0__unit` for a row, else the field."""
    form = response.context["adminform"].form
    found = {name: list(map(str, texts)) for name, texts in form.errors.items()}
    for inline in response.context["inline_admin_formsets"]:
        found.update(row_errors(inline.formset))
    return found


def row_errors(formset: Any) -> dict[str, list[str]]:
    """The same for the rows of one group."""
    is_citations = formset.prefix.startswith("records-citation")
    prefix = "citations" if is_citations else formset.prefix
    found = {
        f"{prefix}__{number}__{name}": list(map(str, texts))
        for number, form in enumerate(formset.forms)
        for name, texts in form.errors.items()
    }
    whole = list(map(str, formset.non_form_errors()))
    return {**found, **({prefix: whole} if whole else {})}


def queries(client: Client, url: str) -> int:
    """How many queries the page makes, after a first visit that fills caches."""
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
