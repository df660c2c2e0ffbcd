"""What must never be served: a demonstration, whose doors are open, under a public name."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@register(Tags.security)
def demonstration_stays_home(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start a demonstration that answers to other names than this machine's own."""
    elsewhere = sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK) if settings.VIGIE_DEMO else []
    if not elsewhere:
        return []
    return [
        Error(
            f"La démonstration ouvre des comptes sans mot de passe : elle ne répond pas à {', '.join(elsewhere)}.",
            hint="Retirez VIGIE_DEMO, ou laissez VIGIE_HOSTS à cette machine (localhost, 127.0.0.1).",
            id="accounts.E001",
        )
    ]
