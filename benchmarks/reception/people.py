"""People who tell, each from an address of her own: a whole network is this machine's (127.0.0.0/8, on Linux)."""

import html
import random
import re
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

BOUNDARY = "mesure-4711-mesure"
MEGABYTE = 1_000_000


@dataclass
class Person:
    """Someone who sends one report. number: hers alone. seconds: of the whole, form and sending."""

    number: int
    port: int
    point: int
    has_photo: bool
    is_hurried: bool = False
    words: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        # Drawn beforehand: it would take from the machine while the server is measured.
        self.picture = photo(self.number) if self.has_photo else b""

    @property
    def address(self) -> str:
        return f"127.{1 + self.number // 62_500}.{self.number // 250 % 250}.{1 + self.number % 250}"

    @property
    def story(self) -> str:
        return f"Récit {self.number:06} : au guichet, on a refusé mon dossier devant tout le monde. " * 20

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "", **headers: str) -> tuple[int, str]:
        """Send one request, on a line of its own; return the status and the page. 0: the line was cut."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.address, 0))
        try:
            line.request(method, path, body, {**({"Content-Type": kind} if kind else {}), **headers})
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            line.close()

    def file(self) -> None:
        """Fetch the form, fill it and send it; keep the words of the receipt."""
        began = time.monotonic()
        status, page = self.ask("GET", self.form_path)
        if status != 200:
            self.statuses.append(status)
            return
        self.send(hidden(page, "token"))
        self.seconds = time.monotonic() - began

    def send(self, token: str) -> None:
        """Send the form once."""
        status, page = self.ask("POST", self.form_path, self.form(token), f"multipart/form-data; boundary={BOUNDARY}")
        words = words_of(page)
        self.statuses.append(status if words or status != 200 else -1)
        if words:
            self.words.append(words)

    @property
    def form_path(self) -> str:
        return f"/aide/raconter/{self.point}/"

    def form(self, token: str) -> bytes:
        """Return the form as a browser sends it."""
        values = {"token": token, "role": "victim", "story": self.story, "respondent": "Une agence", "phone": "06"}
        parts = [named(name, value.encode()) for name, value in values.items()]
        if self.picture:
            parts.append(named("files", self.picture, "photo.jpg"))
        return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()

    def comes_back(self) -> bool:
        """Give the words, and find her own text."""
        if not self.words:
            return False
        status, page = self.follow(self.words[0])
        return status == 200 and f"Récit {self.number:06} " in page

    def follow(self, words: str) -> tuple[int, str]:
        """Type words where a receipt is asked for."""
        return self.ask(
            "POST", "/aide/suivi/", urlencode({"words": words}).encode(), "application/x-www-form-urlencoded"
        )


def named(name: str, value: bytes, file: str = "") -> bytes:
    """Return one part of a form."""
    more = f'; filename="{file}"\r\nContent-Type: image/jpeg' if file else ""
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + value + b"\r\n"


def photo(number: int) -> bytes:
    """Return a picture of a megabyte, its own for each number, that says where and by whom it was taken."""
    said = b"\xff\xfe" + (2 + 30).to_bytes(2, "big") + b"taken here by her".ljust(30)
    drawn = random.Random(number).randbytes(MEGABYTE).replace(b"\xff", b"\xfe")
    frame = b"\xff\xc0\x00\x0b\x08\x04\x00\x04\x00\x01\x01\x11\x00"
    return b"\xff\xd8" + said + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + drawn + b"\xff\xd9"


def hidden(page: str, name: str) -> str:
    """Return a hidden answer of a page."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    return html.unescape(found.group(1)) if found else ""


def words_of(page: str) -> str:
    """Return the receipt that a page shows, empty when it shows none."""
    shown = re.search(r'<ol class="receipt-words"[^>]*>(.*?)</ol>', page, re.DOTALL)
    return " ".join(re.findall(r"<li>([a-z]+)</li>", shown.group(1))) if shown else ""
