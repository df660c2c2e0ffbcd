"""Every page of the life of the plan × everyone × two organisations, as docs/permissions.md declares them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.permission_scene import PEOPLE, SENT, WITH_A_VAULT, make_cast, make_things
from tests.vaults import open_vault_in

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).resolve().parent.parent / "docs" / "permissions.md"
COVERED = re.compile(
    r"vigie\.(plan\.(bodies|meetings|revision)\.|plan\.(linkage|moment|asked_figures|yearly_figures|asking_news)_views"
    r"|cockpit\.(agenda|annual_report|reminders|home_views|outbox_views|demonstration_email_views)\."
    r"|accounts\.vault_views\.|support\."
    r"|observatory\.(diagnosis|editions|facts_import|indicators|referentials|series_import|sources)\.)"
)
OPEN, SIGN_IN, REFUSED, HIDDEN = "yes", "sign in", "no", "hidden"


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """Yield the addresses that the table covers, by their full names, each name once with its longest form."""
    for resolver in get_resolver().url_patterns:
        for pattern in getattr(resolver, "url_patterns", ()):
            if isinstance(pattern, URLPattern) and COVERED.match(pattern.callback.__module__ + "."):
                yield f"{resolver.app_name}:{pattern.name}", pattern


def declared() -> dict[str, dict[str, str]]:
    """Read the table: what each person meets at each address."""
    lines = [line.strip().strip("|").split("|") for line in TABLE.read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip().strip("`") for cell in line] for line in lines]
    header = cells[0]
    return {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in cells[2:]}


PATTERNS = dict(patterns())
DECLARED = declared()


def test_the_table_covers_every_address_and_no_other():
    assert sorted(DECLARED) == sorted(PATTERNS)


def test_the_table_covers_everyone():
    assert all(tuple(row) == PEOPLE for row in DECLARED.values())


def met(client, address: str, sent: dict[str, str]) -> str:
    """Return what someone meets at an address; one that does not show itself is sent something."""
    answer = client.get(address)
    if answer.status_code == 405:
        answer = client.post(address, sent)
    if answer.status_code == 302 and answer.url.startswith(reverse("account_login")):
        return SIGN_IN
    return {403: REFUSED, 404: HIDDEN}.get(answer.status_code, OPEN if answer.status_code < 500 else "broken")


@pytest.fixture
def scene() -> tuple[Any, ...]:
    cast, places = make_cast()
    return (cast, *make_things(cast, places.bearer))


@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, scene, client_of):
    cast, things, others = scene
    clients = {person: client_of(cast[person]) for person in PEOPLE}
    for person in WITH_A_VAULT:
        open_vault_in(clients[person])
    wrong = []
    for name, pattern in PATTERNS.items():
        if pattern.callback.__module__ != room:
            continue
        values = things | others.get(name, {})
        address = reverse(name, kwargs={parameter: values[parameter] for parameter in pattern.pattern.regex.groupindex})
        for person, client in clients.items():
            with transaction.atomic():
                found = met(client, address, SENT.get(name, {}))
                transaction.set_rollback(True)
            if found != DECLARED[name][person]:
                wrong.append(f"{name}: {person} meets « {found} » instead of « {DECLARED[name][person]} »")
    assert wrong == []
