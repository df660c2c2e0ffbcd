"""Reads what a phone filled in: as the report of the web would have been typed. Plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from vigie.surveys.engine.definition import Definition, read_definition
from vigie.surveys.engine.flattening import flatten

XFORM: Final = Path(__file__).with_name("report_form.xml")
# The choices of the form, in the words of the web.
CHANNELS: Final = {
    "courriel": "courriel",
    "telephone": "téléphone",
    "message": "SMS ou messagerie",
    "sur_place": "sur place",
    "aucune": "aucune réponse à ce jour",
}
WORDS: Final = ("who", "said", "asked", "more")
PHOTOS: Final = ("photo_1", "photo_2", "photo_3")


@dataclass(frozen=True)
class Told:
    """What was noted. code: as typed. answers: what a report form takes. photos: names of the files that come along."""

    code: str
    answers: dict[str, str]
    photos: Sequence[str]


@cache
def xform() -> bytes:
    """Return the form that phones are given, which ``report_form.xlsx`` says."""
    return XFORM.read_bytes()


def definition() -> Definition:
    """Return what the form asks."""
    return read_definition(xform().decode())


def told_in(content: bytes) -> Told:
    """Return what was noted in an instance. Raises BadInstance."""
    flat = flatten(definition(), content)
    given = {**flat.values, **flat.texts}
    words = {name: given.get(name, "").replace("\0", "") for name in WORDS}
    channel = CHANNELS.get(given.get("channel", ""), "")
    answers = {"channel": channel, "at": typed_moment(given.get("at", "")), **words}
    return Told(plain_code(given.get("code", "")), answers, [given[name] for name in PHOTOS if given.get(name)])


def typed_moment(text: str) -> str:
    """Return a moment of a phone as a page would send it, in our time; as it is when it is no moment."""
    try:
        moment: datetime | None = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        return text
    return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).strftime("%Y-%m-%dT%H:%M")


def plain_code(typed: str) -> str:
    """Return the code of an application, however it was typed."""
    return re.sub(r"[\W_]", "", typed).casefold()
