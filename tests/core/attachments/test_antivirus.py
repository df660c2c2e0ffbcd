"""The antivirus of the local network: asked by clamd's protocol, and never silently left out."""

import socket
import threading
from contextlib import closing

import pytest

from vigie.core.attachments.antivirus import PIECE, AntivirusAway, is_infected
from vigie.core.attachments.cleaning import Refused, check_content


@pytest.fixture
def clamd():
    """Start servers that answer one file each; what they received is in ``seen``."""
    doors, seen = [], []

    def start(answer: bytes) -> str:
        door = socket.create_server(("127.0.0.1", 0))
        doors.append(door)
        threading.Thread(target=serve, args=(door, answer, seen), daemon=True).start()
        return f"127.0.0.1:{door.getsockname()[1]}"

    start.seen = seen
    yield start
    for door in doors:
        door.close()


def serve(door, answer, seen):
    connection, _ = door.accept()
    with closing(connection), connection.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(stream.read(4), "big"):
            content += stream.read(size)
        seen.append(content)
        connection.sendall(answer)


def test_a_file_goes_whole_and_its_answer_is_read(clamd):
    content = bytes(range(256)) * 400
    assert len(content) > PIECE
    assert not is_infected(content, clamd(b"stream: OK\0"))
    assert is_infected(content, clamd(b"stream: Eicar-Test-Signature FOUND\0"))
    assert clamd.seen == [content, content]


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_an_answer_that_is_none_counts_as_away(clamd, answer):
    with pytest.raises(AntivirusAway):
        is_infected(b"x", clamd(answer))


def test_nobody_at_the_address_counts_as_away():
    for address in ("127.0.0.1:1", "n'importe quoi"):
        with pytest.raises(AntivirusAway):
            is_infected(b"x", address)


def test_an_infected_file_is_refused_with_a_sentence(clamd):
    with pytest.raises(Refused, match="antivirus"):
        check_content(b"%PDF-", "application/pdf", antivirus=clamd(b"stream: X FOUND\0"))
