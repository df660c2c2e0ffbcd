"""A line kept open, over which whole requests are sent, at a cost small beside that of the server that answers."""

import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What came back. status: 0 when the line was cut. head: the first line and the headers, as they came."""

    status: int
    head: bytes = b""
    body: bytes = b""


@dataclass
class Line:
    """A connection to a port of this machine, made when it is first needed and again once it was cut."""

    port: int
    wire: socket.socket | None = None

    def ask(self, request: bytes) -> Answer:
        """Send one request and wait for the whole answer."""
        try:
            if self.wire is None:
                self.wire = socket.create_connection(("127.0.0.1", self.port), timeout=30)
            self.wire.sendall(request)
            return self.read(self.wire)
        except OSError:
            self.wire = None
            return Answer(0)

    def read(self, line: socket.socket) -> Answer:
        """Read an answer to its end."""
        received = b""
        while b"\r\n\r\n" not in received:
            received += more(line)
        head, _, body = received.partition(b"\r\n\r\n")
        lowered = head.lower()
        length = int(lowered.partition(b"\r\ncontent-length:")[2].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += more(line)
        if b"connection: close" in lowered:
            line.close()
            self.wire = None
        return Answer(int(head.split(b" ", 2)[1]), head, body)


def more(line: socket.socket) -> bytes:
    """Return some more bytes. Raises ConnectionError at the end of the line."""
    piece = line.recv(65536)
    if not piece:
        raise ConnectionError
    return piece
