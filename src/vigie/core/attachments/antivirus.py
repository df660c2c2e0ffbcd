"""Asks an antivirus on the local network, by clamd's own protocol (INSTREAM), when the installation has one."""

import socket

PIECE = 64 * 1024
PATIENCE = 60


class AntivirusAway(Exception):
    """The antivirus is named in the settings and does not answer."""


def is_infected(content: bytes, address: str) -> bool:
    """Whether clamd, at « host:port », finds these bytes dangerous. Raises AntivirusAway."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                connection.sendall(len(piece).to_bytes(4, "big") + piece)
            connection.sendall(bytes(4))
            answer = connection.recv(4096)
    except (OSError, ValueError) as error:
        raise AntivirusAway from error
    if not answer.rstrip(b"\0").endswith((b"OK", b"FOUND")):
        raise AntivirusAway
    return answer.rstrip(b"\0").endswith(b"FOUND")
