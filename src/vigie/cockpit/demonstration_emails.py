"""Reads the e-mails of the demonstration, which leave for a folder instead of a mail server."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# Between two messages of a file, as Django's backend writes it.
BETWEEN = re.compile(rb"^-{79}\r?\n", re.MULTILINE)


@dataclass(frozen=True)
class Email:
    """An e-mail as it can be read: to whom, when, its text, the names of the files that were joined."""

    to: str
    subject: str
    sent_at: datetime | None
    text: str
    attachments: tuple[str, ...]


def newest_emails(folder: Path, limit: int) -> list[Email]:
    """Return the latest e-mails of a folder, newest first; none when there is no such folder."""
    found: list[Email] = []
    for path in sorted(folder.glob("*.log"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True):
        found += reversed(list(emails_of(path.read_bytes())))
        if len(found) >= limit:
            break
    return found[:limit]


def emails_of(content: bytes) -> Iterator[Email]:
    """Yield the e-mails of a file, in the order they were written."""
    for raw in BETWEEN.split(content):
        if raw.strip():
            yield read_email(raw)


def read_email(raw: bytes) -> Email:
    """Return an e-mail from its bytes."""
    message: EmailMessage = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    return Email(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        sent_at=parsedate_to_datetime(message["Date"]) if message["Date"] else None,
        text=str(body.get_content()) if body else "",
        attachments=tuple(part.get_filename() or "" for part in message.iter_attachments()),
    )
