"""Every page of the life of the plan × everyone × two organisations, as docs/permissions.md declares them."""

import os
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
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
    r"|accounts\.vault_views\.|support\.|surveys\.(managing|editor|results)\."
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
    """Return what someone meets at an address; one that does not show itself is sent something.

    Cookies stay as they were.
    """
    cookies = deepcopy(client.cookies)
    answer = client.get(address)
    if answer.status_code == 405:
        answer = client.post(address, sent)
    client.cookies = cookies
    if answer.status_code == 302 and answer.url.startswith(reverse("account_login")):
        return SIGN_IN
    return {403: REFUSED, 404: HIDDEN}.get(answer.status_code, OPEN if answer.status_code < 500 else "broken")


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker, client_of) -> Iterator[tuple[Any, ...]]:
    """Everyone's test browser, and the values that addresses take: made once, as what a page writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast, places = make_cast()
        things, others = make_things(cast, places.bearer)
        clients = {person: client_of(cast[person]) for person in PEOPLE}
        for person in WITH_A_VAULT:
            open_vault_in(clients[person])
        yield clients, things, others
        transaction.set_rollback(True)


def wrong_cells(scene: tuple[Any, ...], cells: Iterable[tuple[str, str]]) -> list[str]:
    """Return what is met otherwise than the table says, one line a cell. cells: names of addresses, and of people."""
    clients, things, others = scene
    wrong = []
    for name, person in cells:
        parameters, values = PATTERNS[name].pattern.regex.groupindex, things | others.get(name, {})
        address = reverse(name, kwargs={parameter: values[parameter] for parameter in parameters})
        with transaction.atomic():
            found = met(clients[person], address, SENT.get(name, {}))
            transaction.set_rollback(True)
        if found != DECLARED[name][person]:
            wrong.append(f"{name}: {person} meets « {found} » instead of « {DECLARED[name][person]} »")
    return wrong


@pytest.mark.one_database
@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, scene):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(scene, [(name, person) for name in names for person in PEOPLE]) == []


@pytest.mark.skipif(os.environ.get("VIGIE_TEST_SKIP_PURE") != "yes", reason="every cell is tried on this database")
def test_whoever_may_enter_is_answered_by_every_database(scene):
    """Rights never look at the database: elsewhere than on the first one, the first who enters tries each address."""
    entering = {name: next(filter(lambda person: row[person] == OPEN, PEOPLE), None) for name, row in DECLARED.items()}
    assert wrong_cells(scene, [(name, person) for name, person in entering.items() if person]) == []
