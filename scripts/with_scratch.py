"""Runs a command with DATABASE_URL set to a new SQLite file that is gone afterwards."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(command: list[str]) -> int:
    """Runs the command; its exit code is ours."""
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        url = f"sqlite:///{Path(folder) / 'scratch.sqlite3'}"
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
