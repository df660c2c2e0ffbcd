"""Pupils who come in by their code and rank, over lines kept open, as browsers do."""

import json
import random
import secrets
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

DOOR, LIST = "/stages/eleve/", "/stages/eleve/liste/"
WISHES = 10


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
    line: HTTPConnection | None = None

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
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if sent is not None:
            body = urlencode({**sent, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}, doseq=True)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        try:
            self.line = self.line or HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.line.request(method, path, body, headers)
            answer = self.line.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            self.line = None
            return 0
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if path == LIST and answer.status == 200:
            assert isinstance(json.loads(content)["wishes"], list)
        return answer.status
