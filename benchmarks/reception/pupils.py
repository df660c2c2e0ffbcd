"""Pupils who come in by their code and rank, over lines kept open, as browsers do."""

import random
import re
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.reception.lines import Line

DOOR, LIST = "/stages/eleve/", "/stages/eleve/liste/"
WISHES = 10
COOKIE = re.compile(rb"\r\nSet-Cookie: ([^=]+)=([^;\r]*)", re.IGNORECASE)


@dataclass
class Desk:
    """A computer where pupils sit one after the other.

    seconds: of each saving of a list. kept: the last list that the server acknowledged, by pupil.
    """

    port: int
    sessions: list[int]
    seconds: list[float] = field(default_factory=list)
    entrances: list[float] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)
    kept: dict[int, list[int]] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = Line(self.port)

    def sit(self, pupil: int, code: str, *, is_twice: bool) -> None:
        """Come in, choose ten sessions, then rank them anew three times. is_twice: each saving is sent twice."""
        self.cookies = {}
        began = time.monotonic()
        self.ask("GET", DOOR)
        if self.ask("POST", DOOR, {"code": code}) != 302:
            self.errors.append(0)
            return
        self.entrances.append(time.monotonic() - began)
        draw = random.Random(pupil)
        chosen = draw.sample(self.sessions, WISHES)
        self.save(pupil, "add", chosen, is_twice=is_twice)
        for _ in range(3):
            draw.shuffle(chosen)
            self.save(pupil, "order", chosen, is_twice=is_twice)

    def save(self, pupil: int, name: str, wishes: list[int], *, is_twice: bool) -> None:
        """Save a list, and note that the server has it."""
        sent = {"mark": secrets.token_hex(16), name: wishes}
        for _ in range(1 + is_twice):
            began = time.monotonic()
            status = self.ask("POST", LIST, sent)
            self.seconds.append(time.monotonic() - began)
            if status == 200:
                self.kept[pupil] = list(wishes)
            else:
                self.errors.append(status)

    def ask(self, method: str, path: str, sent: dict[str, object] | None = None) -> int:
        """Ask for a page as a browser does, its cookies kept; return the status, 0 when the line was cut."""
        answer = self.line.ask(request(method, path, self.cookies, sent))
        for name, value in COOKIE.findall(answer.head):
            self.cookies[name.decode()] = value.decode()
        if path == LIST and answer.status == 200:
            assert answer.body.startswith(b'{"wishes": ['), answer.body
        return answer.status


def request(method: str, path: str, cookies: dict[str, str], sent: dict[str, object] | None) -> bytes:
    """Return a whole request. sent: the answers of a form; None for none."""
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: keep-alive"]
    if cookies:
        head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    body = ""
    if sent is not None:
        body = urlencode({**sent, "csrfmiddlewaretoken": cookies.get("csrftoken", "")}, doseq=True)
        head += ["Content-Type: application/x-www-form-urlencoded", "Accept: application/json"]
        head.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*head, "", body]).encode()
