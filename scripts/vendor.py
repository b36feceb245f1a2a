"""Copy front-end files out of node_modules: `npm ci --ignore-scripts`, then this script.

The copies are committed with static/vendor/MANIFEST.json, so node_modules is needed neither
to run nor to test; `--check` holds the copies against the manifest and package-lock.json.
"""

import argparse
import hashlib
import json
import sys
from base64 import b64encode
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Package, its file, and the name of the copy.
FILES = (
    ("htmx.org", "dist/htmx.min.js", "htmx.min.js"),
    ("htmx.org", "LICENSE", "htmx.LICENSE.txt"),
)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Copy, or with --check verify; the number of what is wrong is the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="verify the committed copies")
    if parser.parse_args(arguments).check:
        errors = check(root)
        print("\n".join(errors) or "static/vendor agrees with its manifest")
        return len(errors)
    copy(root)
    return 0


def copy(root: Path) -> None:
    """Copy each file and write the manifest."""
    folder = root / "static" / "vendor"
    folder.mkdir(parents=True, exist_ok=True)
    for package, source, target in FILES:
        content = (root / "node_modules" / package / source).read_bytes()
        (folder / target).write_bytes(content)
        print(f"static/vendor/{target}: {len(content):,} bytes")
    text = json.dumps(entries(root), indent=2, ensure_ascii=False) + "\n"
    (folder / "MANIFEST.json").write_text(text, encoding="utf-8")


def entries(root: Path) -> list[dict[str, str]]:
    """What the manifest says of each copy; version and licence are those of the lock."""
    lock = json.loads((root / "package-lock.json").read_bytes())["packages"]
    return [
        {
            "name": package,
            "version": lock[f"node_modules/{package}"]["version"],
            "file": target,
            "sha384": sha384(root / "static" / "vendor" / target),
            "licence": lock[f"node_modules/{package}"]["license"],
        }
        for package, _, target in FILES
    ]


def check(root: Path) -> list[str]:
    """What does not agree: a sentence each, with what to do."""
    folder = root / "static" / "vendor"
    missing = [name for *_, name in FILES if not (folder / name).is_file()]
    if missing:
        return [f"static/vendor/{name} is missing: run make vendor" for name in missing]
    written = json.loads((folder / "MANIFEST.json").read_bytes())
    errors = [
        f"static/vendor/{entry['file']} is not what the manifest says: run make vendor"
        for entry in entries(root)
        if entry not in written
    ]
    known = {"MANIFEST.json", *(name for *_, name in FILES)}
    strangers = sorted(path.name for path in folder.iterdir() if path.name not in known)
    return errors + [f"static/vendor/{name} is in no list: add it to FILES" for name in strangers]


def sha384(path: Path) -> str:
    """The digest of a file as browsers write it in `integrity`."""
    return "sha384-" + b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


if __name__ == "__main__":
    sys.exit(main())
