"""The territory every page names."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from vigie.territory.models import Territory


def territory(request: HttpRequest) -> dict[str, Any]:
    """Give pages the one territory, or None before it is loaded; read only by pages that use it."""
    return {"territory": SimpleLazyObject(Territory.objects.first)}
