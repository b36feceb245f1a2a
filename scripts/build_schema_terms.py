"""Writes tests/schema_org.json: the terms of schema.org that pages use, from npm's schema-dts.

Usage: build_schema_terms.py FOLDER, where `npm pack schema-dts` was unpacked.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "tests/schema_org.json"
TYPES = (
    "AdministrativeArea", "BreadcrumbList", "City", "CollegeOrUniversity", "Corporation", "Country",
    "CreativeWork", "DataDownload", "Dataset", "EntryPoint", "Event", "GeoCoordinates",
    "GovernmentOrganization", "Hospital", "ListItem", "NGO", "Organization", "Project",
    "SearchAction", "TransferAction", "WebPage", "WebSite",
)  # fmt: skip
LEAF = re.compile(r"interface (\w+)Leaf extends ([\w, ]+) \{")
BASE = re.compile(r"interface (\w+Base) extends ([^{]+) \{\n(.*?)\n\}", re.DOTALL)
PROPERTY = re.compile(r'"([\w-]+)"\?: SchemaValue<(.+?), "[\w-]+">;')


def read(text: str) -> tuple[dict[str, list[str]], dict[str, dict[str, Any]]]:
    """Leaves with their bases; bases with parents and properties."""
    leaves = {name: re.split(r",\s*", parents) for name, parents in LEAF.findall(text)}
    bases = {
        name: {
            "parents": re.findall(r"\w+Base", parents),
            "properties": {p: re.findall(r"\w+", kinds) for p, kinds in PROPERTY.findall(body)},
        }
        for name, parents, body in BASE.findall(text)
    }
    bases["ThingBase"] = {"parents": [], "properties": thing(text)}
    return leaves, bases


def thing(text: str) -> dict[str, list[str]]:
    """The properties that everything has."""
    body = re.search(r"interface ThingBase extends [^{]+ \{\n(.*?)\n\}", text, re.DOTALL)
    found = PROPERTY.findall(body[1]) if body else []
    return {name: re.findall(r"\w+", kinds) for name, kinds in found}


def properties(base: str, bases: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """The properties of a base and of what it extends."""
    found: dict[str, list[str]] = {}
    for parent in bases.get(base, {}).get("parents", ()):
        found |= properties(parent, bases)
    return found | bases.get(base, {}).get("properties", {})


def ancestors(base: str, bases: dict[str, dict[str, Any]]) -> set[str]:
    """Names of the types that a base extends."""
    own = {base.removesuffix("Base")}
    for parent in bases.get(base, {}).get("parents", ()):
        own |= ancestors(parent, bases)
    return own


def main(folder: Path) -> None:
    """Writes the table with the version and the licence of its origin."""
    text = (folder / "package/dist/schema.d.ts").read_text()
    package = json.loads((folder / "package/package.json").read_text())
    leaves, bases = read(text)
    terms = {}
    for name in TYPES:
        parents = leaves.get(name, [f"{name}Base"])
        known: dict[str, list[str]] = {}
        kinds: set[str] = {name}
        for base in parents:
            known |= properties(base, bases)
            kinds |= ancestors(base, bases)
        terms[name] = {"is": sorted(kinds), "properties": known}
    told = {
        "origin": f"schema-dts {package['version']}",
        "licence": f"{package['license']}; schema.org terms: CC BY-SA 3.0",
        "types": terms,
    }
    TARGET.write_text(json.dumps(told, indent=0, sort_keys=True, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
