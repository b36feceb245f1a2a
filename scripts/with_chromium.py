"""Runs a command that needs a browser; says in one line where there is none."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
SKIPPED = "Chromium is not installed: the browser tests are skipped."


def main(command: list[str]) -> int:
    """Runs the command with CHROMIUM set; its exit code is ours."""
    browser = next((path for path in map(shutil.which, NAMES) if path), None)
    if browser is None:
        print(SKIPPED)
        return 0
    names = {"CHROMIUM": browser, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    return subprocess.run(command, env={**os.environ, **names}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
