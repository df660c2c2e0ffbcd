"""The menu, for the base template."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from vigie.accounts.actor import VISITOR
from vigie.cockpit.navigation import menu_of, parts_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give each page its menu (label, address, whether it is being read), by parts too; and where to be listened to."""
    entries = menu_of(getattr(request, "actor", VISITOR))
    covered = [(reverse(name), entry) for entry in entries for name in (entry.name, *entry.covers)]
    inside = [(address, entry) for address, entry in covered if request.path.startswith(address)]
    # The longest address wins: « /plan/actions/ » is also inside « /plan/ ».
    _, current = max(inside, key=lambda found: len(found[0]), default=("", None))
    lines = {entry: (entry.label, reverse(entry.name), entry is current) for entry in entries}
    parts = [(part.label, [lines[entry] for entry in part.entries]) for part in parts_of(entries)]
    menu = {"navigation": list(lines.values()), "navigation_parts": parts}
    return menu | {"help_page": reverse("support:help")}
