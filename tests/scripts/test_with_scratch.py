"""A scratch database is there for one command and gone after it."""

import sys
from pathlib import Path

from scripts.with_scratch import main

WRITE = """
import os, pathlib, sys
path = pathlib.Path(os.environ["DATABASE_URL"].removeprefix("sqlite:///"))
path.write_text("made")
pathlib.Path(sys.argv[1]).write_text(str(path))
sys.exit(3)
"""


def test_command_gets_a_scratch_file_that_is_removed(tmp_path):
    told = tmp_path / "told"

    code = main([sys.executable, "-c", WRITE, str(told)])

    scratch = Path(told.read_text())
    assert code == 3
    assert scratch.name == "scratch.sqlite3"
    assert not scratch.exists()
