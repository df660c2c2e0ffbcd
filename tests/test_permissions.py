"""Every page of the life of the plan × everyone × two organisations, as docs/permissions.md declares them."""

import os
import re
from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.permission_scene import PEOPLE, SENT, WITH_A_VAULT, make_cast, make_things
from tests.permission_table import OPEN, Trial, declared, patterns, wrong_cells
from tests.vaults import open_vault_in

pytestmark = pytest.mark.django_db

COVERED = re.compile(
    r"vigie\.(plan\.(bodies|meetings|revision)\.|plan\.(linkage|moment|asked_figures|yearly_figures|asking_news)_views"
    r"|cockpit\.(agenda|annual_report|reminders|home_views|outbox_views|demonstration_email_views)\."
    r"|accounts\.vault_views\.|support\.|surveys\.(managing|editor|results)\."
    r"|observatory\.(diagnosis|editions|facts_import|indicators|referentials|series_import|sources)\.)"
)

PATTERNS = dict(patterns(COVERED))
DECLARED = declared("permissions.md")


def test_the_table_covers_every_address_and_no_other():
    assert sorted(DECLARED) == sorted(PATTERNS)


def test_the_table_covers_everyone():
    assert all(tuple(row) == PEOPLE for row in DECLARED.values())


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker, client_of) -> Iterator[Trial]:
    """Everyone's test browser, and the values that addresses take: made once, as what a page writes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast, places = make_cast()
        things, others = make_things(cast, places.bearer)
        clients = {person: client_of(cast[person]) for person in PEOPLE}
        for person in WITH_A_VAULT:
            open_vault_in(clients[person])
        yield Trial(clients, things, others, SENT)
        transaction.set_rollback(True)


@pytest.mark.one_database
@pytest.mark.parametrize("room", sorted({pattern.callback.__module__ for pattern in PATTERNS.values()}))
def test_everyone_meets_what_the_table_says(room, scene):
    names = [name for name, pattern in PATTERNS.items() if pattern.callback.__module__ == room]
    assert wrong_cells(scene, DECLARED, PATTERNS, [(name, person) for name in names for person in PEOPLE]) == []


@pytest.mark.skipif(os.environ.get("VIGIE_TEST_SKIP_PURE") != "yes", reason="every cell is tried on this database")
def test_whoever_may_enter_is_answered_by_every_database(scene):
    """Rights never look at the database: elsewhere than on the first one, the first who enters tries each address."""
    entering = {name: next(filter(lambda person: row[person] == OPEN, PEOPLE), None) for name, row in DECLARED.items()}
    assert wrong_cells(scene, DECLARED, PATTERNS, [(name, person) for name, person in entering.items() if person]) == []
