"""Phones that send answers over lines kept open, as ODK Collect does, at a cost small beside that of the server."""

import time
import uuid
from dataclasses import dataclass, field

from benchmarks.reception.lines import Line

BOUNDARY = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
CHOICES, NUMBERS, TEXTS = 12, 5, 3


def form() -> str:
    """Return a form of twenty questions, as a table that pyxform reads."""
    asked = [("select_one felt", f"choice{number}") for number in range(CHOICES)]
    asked += [("integer", f"number{number}") for number in range(NUMBERS)]
    asked += [("text", f"text{number}") for number in range(TEXTS)]
    lines = ["| survey |", "| | type | name | label |"]
    lines += [f"| | {kind} | {name} | Question {name} |" for kind, name in asked]
    lines += ["| choices |", "| | list_name | name | label |"]
    lines += [f"| | felt | {value} | Réponse {value} |" for value in ("yes", "no", "silent")]
    lines += ["| settings |", "| | form_title | form_id | version |", "| | Mesure | mesure | 1 |"]
    return "\n".join(lines)


def instance(number: int) -> tuple[str, bytes]:
    """Return the identifier and the XML of one person's answers, told apart by their number."""
    identifier = f"uuid:{uuid.uuid4()}"
    values = [f"<choice{rank}>{('yes', 'no', 'silent')[(number + rank) % 3]}</choice{rank}>" for rank in range(CHOICES)]
    values += [f"<number{rank}>{number}</number{rank}>" for rank in range(NUMBERS)]
    values += [f"<text{rank}>Ce qui s'est passé pour {number}.</text{rank}>" for rank in range(TEXTS)]
    meta = f"<orx:meta><orx:instanceID>{identifier}</orx:instanceID></orx:meta>"
    start = '<data id="mesure" version="1" xmlns:orx="http://openrosa.org/xforms">'
    return identifier, f"<?xml version='1.0' ?>{start}{''.join(values)}{meta}</data>".encode()


def request(path: str, number: int) -> bytes:
    """Return a whole request, as ODK Collect makes it."""
    _, xml = instance(number)
    head = 'Content-Disposition: form-data; name="xml_submission_file"; filename="mesure.xml"\r\nContent-Type: text/xml'
    body = f"--{BOUNDARY}\r\n{head}\r\nContent-Length: {len(xml)}\r\n\r\n".encode() + xml
    body += f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = [
        f"POST {path}/submission?deviceID=collect%3Ameasure HTTP/1.1",
        "X-OpenRosa-Version: 1.0",
        "User-Agent: org.odk.collect.android/v2026.2.1",
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
        f"Content-Length: {len(body)}",
        "Host: 127.0.0.1",
        "Connection: Keep-Alive",
        "",
        "",
    ]
    return "\r\n".join(headers).encode() + body


@dataclass
class Phone:
    """A phone. seconds: how long each answer took. taken: the numbers acknowledged. errors: other statuses seen."""

    port: int
    seconds: list[float] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = Line(self.port)

    def send(self, content: bytes, number: int) -> None:
        """Send one request and wait for its answer."""
        began = time.monotonic()
        status = self.line.ask(content).status
        self.seconds.append(time.monotonic() - began)
        if status == 201:
            self.taken.append(number)
        else:
            self.errors.append(status)
