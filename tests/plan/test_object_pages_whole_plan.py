"""All that the real plan says is found in the pages of its pilot."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from vigie.plan.models import Plan

FILE = Path(settings.PACKAGE) / "plan" / "data" / "valenciennes_plan.json"
PAGES = ("plan", "context", "diagnosis", "governance", "partners", "linkages", "doubts")
# Codes, dates and marks are shown in words; the rest is shown as it is written.
NOT_AS_WRITTEN = {"classement", "rattachement", "debut", "fin", "date", "depuis"}


def texts_of(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of the file, and every number that is a value."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from texts_of(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from texts_of(inside, key)
    elif isinstance(value, str) and key not in NOT_AS_WRITTEN:
        yield value
    elif isinstance(value, int) and not isinstance(value, bool) and key == "valeur":
        yield str(value)


def plain(text: str) -> str:
    """Return a text without tags, spaces made one, case forgotten: pages begin sentences with a capital."""
    bare = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"[\s\u00a0\u202f]+", " ", bare).casefold()


@pytest.mark.django_db
def test_every_text_of_the_source_is_in_the_pages(pilot, client_of):
    call_command("import_plan", str(FILE), verbosity=0)
    plan, client = Plan.objects.get(), client_of(pilot)
    addresses = [reverse(f"plan:{name}") for name in PAGES]
    addresses += [reverse("plan:axis", args=[axis.code]) for axis in plan.axes.all()]
    addresses += [reverse("plan:action", args=[action.pk]) for action in plan.actions.all()]
    addresses += [reverse("plan:linkage", args=[linkage.pk]) for linkage in plan.linkages.all()]
    pages = plain(" ".join(client.get(address).content.decode() for address in addresses))
    missing = [text for text in texts_of(json.loads(FILE.read_text())) if plain(text) not in pages]
    assert not missing
