"""The API's description in OpenAPI 3.1: filters as parameters, problems as answers."""

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from drf_spectacular.openapi import AutoSchema

from records.problems import CONTENT_TYPE
from records.queries import MOST_ALLOWED

COUNTRY = "^[A-Z]{2}$"
PROBLEM = {
    "type": "object",
    "description": "What went wrong, as RFC 9457 writes it.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "400: what is wrong with each parameter.",
            "items": {
                "type": "object",
                "required": ["parameter", "detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "detail": {"type": "string"},
                    "allowed": {"type": "array", "items": {"type": "string"}},
                    "allowed_in": {"type": "string", "format": "uri"},
                },
            },
        },
        "reason_uk": {"type": "string", "description": "410: why it was withdrawn."},
        "reason_en": {"type": "string", "description": "410: the same in English."},
    },
}
PROBLEMS = {
    "400": "A parameter is unknown or its value is not allowed; each one is named.",
    "404": "No public record has this address.",
    "406": "The API answers in JSON only.",
    "410": "The record was withdrawn; the reason is given in both languages.",
}
LIST_PROBLEMS, RECORD_PROBLEMS = ("400", "406"), ("400", "404", "406", "410")
MOVED = {
    "description": "The record was merged into another one, at the address given.",
    "headers": {"Location": {"schema": {"type": "string", "format": "uri"}}},
}


class RegisterSchema(AutoSchema):
    """Describes reading: filters from the FilterSet, a problem beside each answer."""

    def _get_filter_parameters(self) -> list[dict]:
        filterset_class = getattr(self.view, "filterset_class", None)
        if filterset_class is None or "{slug}" in self.path:
            return []
        return parameters_of(filterset_class)

    def get_operation(self, *args: Any, **kwargs: Any) -> dict | None:
        operation = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        has_slug = "{slug}" in self.path
        is_one = has_slug or "{version}" in self.path
        answers = operation["responses"]
        if has_slug:
            answers["301"] = MOVED
        for status in RECORD_PROBLEMS if is_one else LIST_PROBLEMS:
            shape = {"$ref": "#/components/schemas/Problem"}
            answers[status] = {
                "description": PROBLEMS[status],
                "content": {CONTENT_TYPE: {"schema": shape}},
            }
        return operation


def add_problem(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Puts the shape of problems among the components."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    return result


def parameters_of(filterset_class: type) -> list[dict]:
    """Each filter as a parameter of the query."""
    filters = filterset_class({}).filters
    return [parameter_of(name, one) for name, one in filters.items()]


def parameter_of(name: str, one: Any) -> dict:
    """One filter: its name, what it does, which values it takes."""
    told = one.extra.get("help_text") or one.label
    shape = getattr(one, "schema", None) or shape_of(one.field)
    head = {"name": name, "in": "query", "required": False, "description": str(told)}
    if shape["type"] == "array":
        return {**head, "style": "form", "explode": True, "schema": shape}
    return {**head, "schema": shape}


def shape_of(field: forms.Field) -> dict:
    """The values a form field takes, as JSON schema."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return {"type": "array", "items": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}}
    if isinstance(field, forms.MultipleChoiceField):
        return {"type": "array", "items": {"type": "string", **listed(field)}}
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", **listed(field)}
    if isinstance(field, forms.IntegerField):
        return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    limits = {"maxLength": getattr(field, "max_length", None), "pattern": pattern_of(field)}
    return {"type": "string"} | {name: value for name, value in limits.items() if value}


def pattern_of(field: forms.Field) -> str:
    """The pattern a field holds its text to; an empty text is no filter. Unknown: empty."""
    found = [one.regex.pattern for one in field.validators if isinstance(one, RegexValidator)]
    return "^$|" + found[0].replace(r"\Z", "$") if found else ""


def listed(field: forms.ChoiceField) -> dict:
    """The allowed values, where they are few enough to read; else the form they have."""
    values = [str(value) for value, _label in field.choices if str(value)]
    if len(values) <= MOST_ALLOWED:
        return {"enum": values}
    return {"pattern": COUNTRY} if all(re.match(COUNTRY, value) for value in values) else {}
