"""The menu, for the base template."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from vigie.accounts.actor import VISITOR
from vigie.cockpit.navigation import menu_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give each page its menu: label, address, and whether it is the page being read."""
    entries = [(entry.label, reverse(entry.name)) for entry in menu_of(getattr(request, "actor", VISITOR))]
    inside = [address for _, address in entries if request.path.startswith(address)]
    # The longest address wins: « /plan/actions/ » is also inside « /plan/ ».
    current = max(inside, key=len, default=None)
    return {"navigation": [(label, address, address == current) for label, address in entries]}
