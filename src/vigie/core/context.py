"""What every page needs to draw itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Say whether this is a demonstration, and which languages can be chosen."""
    return {"is_demonstration": settings.VIGIE_DEMO, "languages": settings.LANGUAGES}
