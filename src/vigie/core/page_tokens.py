"""What a page without cookie carries from one step to the next: values sealed by the server, for a time."""

import base64
import binascii
import json
import time
from typing import Any

from vigie.core.vault.boxes import associated, open_bytes, seal_bytes
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault_key import sub_key


class StaleToken(Exception):
    """The page was open for too long, or its hidden value was changed."""


def seal_token(purpose: str, values: Any, *, seconds: int) -> str:
    """Return JSON values sealed for one purpose, as a text for a hidden field; they open for so many seconds."""
    content = json.dumps([int(time.time()) + seconds, values]).encode()
    return base64.urlsafe_b64encode(seal_bytes(sub_key(purpose), content, associated("token", purpose))).decode()


def open_token(purpose: str, token: str) -> Any:
    """Return what ``seal_token`` sealed. Raises StaleToken."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode("ascii"))
        until, values = json.loads(open_bytes(sub_key(purpose), sealed, associated("token", purpose)))
    except (CannotOpen, UnicodeEncodeError, binascii.Error) as error:
        raise StaleToken from error
    if until < time.time():
        raise StaleToken
    return values
