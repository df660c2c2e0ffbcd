"""Reads single values of a JSON file, each with the path that an error names: « actions[3].axes »."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.json_form import Form, Key

# What no database nor document can hold: a null character, half of a character.
BROKEN_CHARACTERS = re.compile("[\x00\ud800-\udfff]")
LARGEST_WHOLE_NUMBER = 32_767
LARGEST_NUMBER = Decimal(10**10)


class Node:
    """A value of the file, its path, and where findings go. ``None`` and absent both mean: the file does not say."""

    def __init__(self, value: Any, path: str, findings: Findings) -> None:
        self.value, self.path, self.findings = value, path, findings

    def child(self, key: str) -> "Node":
        """Return the value of a key of an object; a node of None when it is absent."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(value, f"{self.path}.{key}" if self.path else key, self.findings)

    def has(self, key: str) -> bool:
        """Whether the object holds that key, even with null."""
        return isinstance(self.value, dict) and key in self.value

    def refuse(self, expected: str) -> None:
        """Note that another type was expected."""
        self.findings.refuse(self.path, expected)

    def entries(self, expected: str = "") -> list["Node"]:
        """Return the entries of a list; none, with an error, when it is not a list."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            self.refuse(expected or gettext("une liste est attendue."))
            return []
        return [Node(value, f"{self.path}[{number}]", self.findings) for number, value in enumerate(self.value)]

    def is_object(self) -> bool:
        """Whether the value is an object; an error is noted when it is something else than null."""
        if isinstance(self.value, dict):
            return True
        if self.value is not None:
            self.refuse(gettext("un objet { … } est attendu."))
        return False

    def warn_of_unknown(self, known: Sequence[str]) -> None:
        """Warn of the keys that nothing reads, so that nothing is lost silently."""
        if not isinstance(self.value, dict):
            return
        for name in self.value:
            if name not in known:
                path = f"{self.path}.{name}" if self.path else name
                self.findings.warn(path[:200], gettext("clé inconnue : son contenu n'est pas importé."))

    def text(self) -> str | None:
        """Return a text without surrounding spaces; None when the file does not say."""
        if self.value is None:
            return None
        if not isinstance(self.value, str):
            self.refuse(gettext("un texte est attendu."))
            return None
        if BROKEN_CHARACTERS.search(self.value):
            self.refuse(gettext("le texte contient un caractère invalide : retapez-le."))
            return None
        return self.value.strip()

    def texts(self, expected: str = "") -> tuple[str, ...] | None:
        """Return a list of texts, empty ones left out; None when the file does not say."""
        if self.value is None:
            return None
        read = [node.text() for node in self.entries(expected or gettext("une liste de textes est attendue."))]
        return tuple(text for text in read if text)

    def word(self, words: Mapping[str, str]) -> str | None:
        """Return the value that one of the known words stands for."""
        text = self.text()
        if not text:
            return None
        if text not in words:
            choices = ", ".join(f"« {word} »" for word in words)
            self.refuse(
                gettext("« %(word)s » n'est pas connu : écrivez %(choices)s.") % {"word": text[:60], "choices": choices}
            )
            return None
        return words[text]

    def yes_no(self) -> bool | None:
        """Return true or false."""
        if self.value is None or isinstance(self.value, bool):
            return self.value
        self.refuse(gettext("true ou false est attendu."))
        return None

    def whole_number(self) -> int | None:
        """Return a whole number from 0 to 32 767; a text of digits is accepted."""
        value = self.value
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal() and len(value) < 10:
            value = int(value)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_WHOLE_NUMBER:
            self.refuse(gettext("un nombre entier de 0 à 32 767 est attendu."))
            return None
        return value

    def year(self) -> int | None:
        """Return a year of four digits."""
        before = len(self.findings.errors)
        value = self.whole_number()
        if len(self.findings.errors) > before or (value is not None and not 1000 <= value <= 9999):
            del self.findings.errors[before:]
            self.refuse(gettext("une année de quatre chiffres est attendue."))
            return None
        return value

    def number(self) -> Decimal | None:
        """Return a finite number."""
        value = self.value
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            self.refuse(gettext("un nombre est attendu."))
            return None
        number = Decimal(str(value))
        if abs(number) >= LARGEST_NUMBER:
            self.refuse(gettext("le nombre est trop grand."))
            return None
        return number

    def fuzzy_date(self) -> str | None:
        """Return a date written « 2015 », « 2015-02 » or « 2015-02-17 »; a year may be a number."""
        value = str(self.value) if type(self.value) is int else self.value
        text = Node(value, self.path, self.findings).text()
        if not text:
            return None
        try:
            return str(FuzzyDate.parse(text))
        except ValueError as error:
            self.refuse(str(error))
            return None

    def day(self) -> date | None:
        """Return a day written « 2015-02-17 »."""
        text = self.text()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.refuse(gettext("une date écrite AAAA-MM-JJ est attendue."))
            return None

    def moment(self) -> str | None:
        """Return a moment written « 2015-02-17T10:30:00+01:00 », as it is written."""
        text = self.text()
        try:
            if text and datetime.fromisoformat(text).tzinfo is None:
                raise ValueError
        except ValueError:
            self.refuse(gettext("un moment écrit AAAA-MM-JJTHH:MM:SS+HH:MM est attendu."))
            return None
        return text or None

    def anything(self) -> Any:
        """Return the value as it is, when every text in it can be kept."""
        if broken(self.value):
            self.refuse(gettext("un texte contient un caractère invalide : retapez-le."))
            return None
        return self.value

    def read(self, key: Key) -> Any:
        """Return the value of a key of this object, read as its form wants; None when the file does not say."""
        node = self.child(key.name)
        if key.words:
            return node.word(key.words)
        readers = {
            Form.TEXT: node.text,
            Form.FUZZY_DATE: node.fuzzy_date,
            Form.DAY: node.day,
            Form.MOMENT: node.moment,
            Form.YEAR: node.year,
            Form.WHOLE_NUMBER: node.whole_number,
            Form.NUMBER: node.number,
            Form.YES_NO: node.yes_no,
            Form.TEXTS: node.text_list,
            Form.ANYTHING: node.anything,
        }
        return readers[key.form]()

    def text_list(self) -> list[str] | None:
        """Return a list of texts as the database keeps it."""
        read = self.texts()
        return None if read is None else list(read)

    def fields(self, keys: Sequence[Key]) -> dict[str, Any]:
        """Return the fields that an object speaks of: absent, null and empty texts say nothing."""
        read = {key.field: self.read(key) for key in keys}
        return {name: value for name, value in read.items() if value is not None and value != ""}


def broken(value: Any) -> bool:
    """Whether a text somewhere in a value, keys included, cannot be kept."""
    if isinstance(value, str):
        return bool(BROKEN_CHARACTERS.search(value))
    if isinstance(value, dict):
        return any(broken(part) for pair in value.items() for part in pair)
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(value, list) and any(broken(part) for part in value)
