"""Checks that the catalogues hold every string of the code, translated. Needs gettext."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale/uk/LC_MESSAGES/django.po"
SKIPPED = "gettext is not installed: fresh strings are not looked for."
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def fits(entry: polib.POEntry) -> bool:
    """Whether each text has all placeholders and no other; only the singular may lack some."""
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    found = [set(PLACEHOLDER.findall(text)) for text in texts]
    whole = found[1:] if entry.msgid_plural else found
    return all(names == wanted for names in whole) and found[0] <= wanted


def incomplete(catalogue: polib.POFile) -> list[str]:
    """Strings without a translation, doubtful or with other placeholders."""
    problems = []
    for entry in catalogue:
        if entry.obsolete:
            continue
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if not all(texts) or "fuzzy" in entry.flags:
            problems.append(f"not translated: {entry.msgid[:90]!r}")
        elif not fits(entry):
            problems.append(f"other placeholders: {entry.msgid[:90]!r}")
    return problems


def collected(folder: Path) -> polib.POFile:
    """The strings of the code as makemessages finds them now."""
    for name in ("records", "cities", "partnerships", "aid", "portal", "templates", "manage.py"):
        target = folder / name
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    (folder / "locale/uk/LC_MESSAGES").mkdir(parents=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "uk", "--no-location"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return polib.pofile(str(folder / "locale/uk/LC_MESSAGES/django.po"))


def key(entry: polib.POEntry) -> tuple[str, str]:
    """What makes a string the same: its context and text."""
    return entry.msgctxt or "", entry.msgid


def missing(catalogue: polib.POFile) -> list[str]:
    """Strings of the code that the catalogue lacks."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = {key(entry) for entry in collected(Path(folder)) if not entry.obsolete}
    known = {key(entry) for entry in catalogue if not entry.obsolete}
    return [f"not in the catalogue: {msgid[:90]!r}" for _context, msgid in sorted(fresh - known)]


def main() -> int:
    """Prints every problem. Returns: 1 if there is one."""
    catalogue = polib.pofile(str(CATALOGUE))
    problems = incomplete(catalogue)
    if shutil.which("xgettext"):
        problems += missing(catalogue)
    else:
        print(SKIPPED)
    for problem in problems:
        print(problem)
    print(f"Message catalogue: {len(problems)} problems, {len(catalogue)} strings.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
