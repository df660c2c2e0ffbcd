"""Who is acting, for templates."""

from typing import Any

from django.http import HttpRequest


def actor(request: HttpRequest) -> dict[str, Any]:
    """Give templates the actor of the request."""
    return {"actor": getattr(request, "actor", None)}
