"""The floors hold in the database and in templates too, where imports do not show."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

FLOORS = ["records", "cities", "partnerships", "aid", "portal"]
INCLUDE = re.compile(r"""{%\s*(?:include|extends)\s+["'](\w+)/""")
MODELS = [model for model in apps.get_models() if model._meta.app_label in FLOORS]
TEMPLATES = sorted(
    path
    for path in (settings.BASE_DIR / "templates").glob("*/*.html")
    if path.parent.name in FLOORS
)


def height(name: str) -> int:
    """How high a floor lies."""
    return FLOORS.index(name)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    forward = [f for f in model._meta.get_fields() if f.is_relation and not f.auto_created]
    targets = {f.related_model._meta.app_label for f in forward if f.related_model}

    above = {
        name for name in targets if name in FLOORS and height(name) > height(model._meta.app_label)
    }

    assert above == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_include_from_below(path: Path):
    included = {name for name in INCLUDE.findall(path.read_text()) if name in FLOORS}

    above = {name for name in included if height(name) > height(path.parent.name)}

    assert above == set()
