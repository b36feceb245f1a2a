"""Runs a command with DATABASE_URL set to a fresh PostgreSQL cluster of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
SKIPPED = "PostgreSQL server is not installed: these tests are skipped."


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl. Unknown: None where no server is installed."""
    found = shutil.which("initdb")
    return Path(found).parent if found else next(iter(PLACES), None)


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_server_user(folder: Path) -> list[str]:
    """The server refuses root: it then runs as `postgres`, who must own the folder."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres", "postgres")
    return ["runuser", "-u", "postgres", "--"]


def start(place: Path, folder: Path, port: int) -> list[str]:
    """Creates and starts a cluster. Returns: the command that stops it."""
    prefix, data = as_server_user(folder), str(folder / "data")
    initdb = [str(place / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*prefix, *initdb, "--no-sync"], check=True, stdout=subprocess.DEVNULL)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [*prefix, str(place / "pg_ctl"), "-D", data, "-s", "-w"]
    subprocess.run([*control, "-o", options, "-l", str(folder / "log"), "start"], check=True)
    return [*control, "-m", "immediate", "stop"]


def main(command: list[str]) -> int:
    """Runs the command; its exit code is ours."""
    place = binaries()
    if place is None:
        print(SKIPPED)
        return 0
    folder, port = Path(tempfile.mkdtemp(prefix="register-pg-")), free_port()
    folder.chmod(0o755)
    stop = start(place, folder, port)
    url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    try:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    finally:
        subprocess.run(stop, check=True)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
