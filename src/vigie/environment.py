"""Reads and validates the environment variables that feed the one settings file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

YES = {"1", "true", "yes", "on", "oui", "vrai"}
NO = {"0", "false", "no", "off", "non", "faux"}

# secure_delete: what a row no longer says is overwritten, such as the facts that waited. synchronous: what someone was
# told is kept survives a power cut.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=5000;"
    "PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;"
    "PRAGMA secure_delete=ON;"
)


class InvalidSetting(ValueError):
    """An environment variable has a value that Vigie cannot understand; the message says which and what is expected."""


@dataclass(frozen=True)
class Environment:
    """Typed access to environment variables.

    values: names and texts, as in ``os.environ``. Every reader raises ``InvalidSetting`` with a French sentence.
    """

    values: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """Return the text of a variable, without surrounding spaces."""
        return self.values.get(name, default).strip()

    def boolean(self, name: str, *, default: bool) -> bool:
        """Return a yes-or-no variable; a misspelt value is refused rather than taken for « no »."""
        text = self.text(name).lower()
        if not text:
            return default
        if text in YES or text in NO:
            return text in YES
        raise InvalidSetting(f"{name} vaut « {text} » : écrivez oui ou non (true ou false).")

    def whole_number(self, name: str, *, default: int, minimum: int, maximum: int) -> int:
        """Return a whole number within bounds, both included."""
        text = self.text(name)
        if not text:
            return default
        if not text.isascii() or not text.isdecimal() or not minimum <= int(text) <= maximum:
            raise InvalidSetting(f"{name} vaut « {text} » : écrivez un nombre entier de {minimum} à {maximum}.")
        return int(text)

    def items(self, name: str, default: list[str]) -> list[str]:
        """Return a comma-separated list, empty items left out."""
        text = self.text(name)
        return [item.strip() for item in text.split(",") if item.strip()] if text else default

    def key(self, name: str) -> str:
        """Return a key of 32 bytes written in hexadecimal; empty when none is given."""
        text = self.text(name).lower()
        if text and not re.fullmatch("[0-9a-f]{64}", text):
            # The value is a secret, however misspelt: it is not repeated.
            raise InvalidSetting(f"{name} n'est pas une clé : écrivez 64 chiffres hexadécimaux tirés au hasard.")
        return text

    def web_address(self, name: str) -> str:
        """Return an http or https address; empty when none is given."""
        text = self.text(name)
        parts = urlsplit(text)
        if text and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise InvalidSetting(f"{name} vaut « {text} » : écrivez une adresse entière, https://serveur/chemin.")
        return text

    def folder(self, name: str, default: Path) -> Path:
        """Return an absolute folder; a relative one is taken from the current folder."""
        text = self.text(name)
        return Path(text).expanduser().resolve() if text else default

    def database(self, name: str, *, default: Path) -> dict[str, Any]:
        """Return Django's settings of the database named by an address, SQLite in a file by default."""
        address = self.text(name)
        if not address:
            return sqlite_database(default)
        parts = urlsplit(address)
        if parts.scheme == "sqlite":
            path = unquote(parts.path.removeprefix("/") if parts.netloc == "" else parts.netloc + parts.path)
            if not path:
                raise InvalidSetting(f"{name} ne nomme aucun fichier : écrivez sqlite:///dossier/vigie.sqlite3.")
            return sqlite_database(Path(path).resolve())
        if parts.scheme in {"postgres", "postgresql"}:
            return postgresql_database(name, address)
        raise InvalidSetting(f"{name} commence par « {parts.scheme}: » : écrivez postgresql://… ou sqlite:///….")


def sqlite_database(path: Path) -> dict[str, Any]:
    """Return the settings of an SQLite file: write-ahead log, and write locks taken when the transaction opens."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # Opening it again reads every table's definition: longer than most of what is then asked.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": SQLITE_PRAGMAS},
    }


def postgresql_database(name: str, address: str) -> dict[str, Any]:
    """Return the settings of a PostgreSQL database; the host may be a socket folder given as ``?host=``."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError as error:
        raise InvalidSetting(f"{name} : le port n'est pas un nombre.") from error
    database = unquote(parts.path.removeprefix("/"))
    if not database:
        raise InvalidSetting(f"{name} ne nomme aucune base : écrivez postgresql://compte@serveur/base.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(options.pop("port", port or "")),
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }
