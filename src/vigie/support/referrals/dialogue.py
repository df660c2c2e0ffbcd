"""What is said about a referral by the point that refers, the one that receives, and the person: all read it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vigie.support.fields import Field
from vigie.support.models import Compartment
from vigie.support.sealing import Written, read_texts, write_next

ORIGIN, DESTINATION, PERSON = "origin", "destination", "person"


@dataclass(frozen=True)
class Said:
    """A message. who: ORIGIN, DESTINATION or PERSON."""

    who: str
    text: str
    written_on: date


def say(compartment: Compartment, key: bytes, text: str, who: str) -> None:
    """Add a message; the same words twice running by the same side are one. Raises StaleKey."""
    last = said_in(read_texts(compartment, key))[-1:]
    if last and (last[0].who, last[0].text) == (who, text):
        return
    sealed = json.dumps({"who": who, "text": text}, ensure_ascii=False)
    write_next(compartment, key, Field.MESSAGE, sealed, by_person=who == PERSON)


def said_in(texts: Mapping[str, Written]) -> list[Said]:
    """Return the messages among opened texts, in order."""
    found = [each for field, each in texts.items() if field.startswith(f"{Field.MESSAGE}:")]
    return [read(each) for each in sorted(found, key=lambda each: each.number)]


def read(written: Written) -> Said:
    """Return one message; whoever holds the receipt is the person, whatever the words say."""
    said = json.loads(written.text)
    who = PERSON if written.by_person else said["who"]
    return Said(who, said["text"], written.written_on)
