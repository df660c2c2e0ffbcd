"""The installation's vault key, kept outside the database: whoever steals the database alone cannot use what needs it.

It finds cases from receipts, and seals what forms carry from one page to the next. It opens no testimony.
"""

import os
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from nacl.encoding import RawEncoder
from nacl.hash import blake2b

from vigie.core.vault.boxes import KEY_BYTES, new_key

FILE = "vault_key"


def sub_key(purpose: str) -> bytes:
    """Return the key of 32 bytes of one purpose, 16 ASCII characters at most: ``receipt-tag``, ``form``, ``dialogue``…

    Raises ImproperlyConfigured when the vault key cannot be read, or is not one.
    """
    master = key_from(settings.VIGIE_VAULT_KEY) if settings.VIGIE_VAULT_KEY else kept_key(vault_key_path())
    return derived(master, purpose)


@cache
def derived(master: bytes, purpose: str) -> bytes:
    """Return the key of one purpose, worked out once by a process."""
    return bytes(blake2b(b"", digest_size=KEY_BYTES, key=master, person=purpose.encode("ascii"), encoder=RawEncoder))


def vault_key_path() -> Path:
    """Return where the key is kept when no setting gives it."""
    return Path(settings.VIGIE_DATA_DIR) / FILE


def key_from(text: str) -> bytes:
    """Return the key of 32 bytes written in hexadecimal. Raises ImproperlyConfigured."""
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured("La clé du coffre n'est pas écrite en 64 chiffres hexadécimaux.")
    return key


@cache
def kept_key(path: Path) -> bytes:
    """Return the key of a file, made on first use and readable by its owner only; read once by a process."""
    try:
        if not path.exists():
            make_key(path)
        return key_from(path.read_text())
    except OSError as error:
        raise ImproperlyConfigured(f"La clé du coffre, {path}, ne peut pas être lue ({error.strerror}).") from error


def make_key(path: Path) -> None:
    """Write a new key whole or not at all; of two processes that start together, one alone makes it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Threads of one process may make it at the same instant as well as processes.
    draft = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(new_key().hex())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
