"""The web server as a real process: it answers, works in the background, and stops when asked."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import PATIENCE, install_ready, wait_until

pytestmark = pytest.mark.own_installation


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    return install_ready(tmp_path_factory.mktemp("server"), "vigie_server")


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def health(port: int) -> dict:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sante/", timeout=10) as answer:
            return json.load(answer)
    except OSError:
        # It does not listen yet, or answers too slowly on a busy machine.
        return {"checks": {}}


@contextlib.contextmanager
def serving(installation, port: int, *options: str) -> Iterator[subprocess.Popen]:
    """Start a server and wait until it works in the background; nothing of it is left, whatever happens."""
    server = installation.start("serve", "--bind", f"127.0.0.1:{port}", *options)
    try:
        wait_until(lambda: health(port)["checks"].get("worker"))
        yield server
    finally:
        if server.poll() is None:
            server.terminate()
            server.communicate(timeout=PATIENCE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_works_in_the_background_and_stops_with_its_whole_group(installation, port, number):
    with serving(installation, port) as server:
        os.killpg(server.pid, number)
        out, err = server.communicate(timeout=PATIENCE)
    assert (server.returncode, out) == (0, "")
    # A busy machine may stop the worker before it strikes itself off; its lease then ends by itself.
    assert "Traceback" not in err


def test_another_process_takes_over_when_the_one_that_works_dies(installation, port):
    with serving(installation, port, "--workers", "2") as server:
        workers = "SELECT id FROM core_worker"
        first = installation.ask(workers)
        for child in children(server.pid):
            os.kill(child, signal.SIGKILL)
        wait_until(lambda: set(installation.ask(workers)) - set(first))


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.one_database
def test_a_taken_port_is_told_in_a_sentence(installation, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        done = installation.run("serve", "--bind", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert f"L'adresse 127.0.0.1:{port} n'est pas libre" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.one_database
@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:dix", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_wrong_usage(installation, address):
    done = installation.run("serve", "--bind", address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--bind" in done.stderr
