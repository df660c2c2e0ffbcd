"""The shared cast, and what every test may lean on."""

import contextlib
import gc
import os
import re
import sqlite3
from collections.abc import Callable
from threading import Thread

import hypothesis
import pytest
from django.db import connection
from django.test import Client, SimpleTestCase

from tests.factories import MembershipFactory, OrganisationFactory
from tests.installation import prepared_model
from tests.vaults import give_vault
from vigie.accounts.journal_guard import JOURNAL
from vigie.accounts.models import Organisation, Person, Role
from vigie.awareness.frozen_tables import FROZEN as AWARENESS
from vigie.cockpit.frozen_tables import EDITIONS
from vigie.label.frozen_tables import FROZEN as LABEL
from vigie.observatory.frozen_tables import FROZEN
from vigie.plan.frozen_tables import VERSIONS
from vigie.support.facts.depositing import read_values
from vigie.support.filing.forms import read_lists
from vigie.surveys.frozen_tables import RESULTS

# Alike from one run to the next, and blind to the speed of the machine. To look further, at random:
# ./vigie test --hypothesis-profile=explore
QUIET = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("suite", derandomize=True, max_examples=40, **QUIET)
hypothesis.settings.register_profile("explore", max_examples=500, print_blob=True, **QUIET)
hypothesis.settings.load_profile("suite")

# A test that asks for one of these, even through another fixture, may touch the database.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
DATABASE_MARKERS = {"django_db", "own_installation"}
# Every page is answered on every database by ``test_permissions``, and acts have tests of their own: what pages say,
# and what forms refuse, is looked at once.
TESTS_OF_PAGES = re.compile(r"(^|_)(views?|pages?)$")


def pytest_sessionstart(session):
    """Prepare the tables while the workers read the tests: one of them would otherwise do it while the others wait."""
    if session.config.getoption("numprocesses", None) and not hasattr(session.config, "workerinput"):
        Thread(target=prepared_model, daemon=True).start()


def pytest_collection_modifyitems(config, items):
    """Leave pure tests out where another run has passed them (VIGIE_TEST_SKIP_PURE=yes); start those that wait first.

    A worker that meets at the end a test that starts processes would otherwise run on alone.
    """
    items.sort(key=lambda item: not item.get_closest_marker("own_installation"))
    if os.environ.get("VIGIE_TEST_SKIP_PURE") == "yes":
        config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
        items[:] = [item for item in items if touches_database(item)]


def pytest_collection_finish():
    """Set aside all that was read to find the tests: the collector would otherwise go through it again and again."""
    gc.collect()
    gc.freeze()


def touches_database(item: pytest.Item) -> bool:
    """Whether what a test looks at may depend on the database, here or in a process that it starts."""
    return not runs_once(item) and (
        not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
        or any(item.get_closest_marker(name) for name in DATABASE_MARKERS)
        or issubclass(getattr(item, "cls", None) or object, SimpleTestCase)
    )


def runs_once(item: pytest.Item) -> bool:
    """Whether a test is passed on the first database only: marked so, or of pages, real transactions excepted."""
    marker = item.get_closest_marker("django_db")
    needs_transactions = "live_server" in getattr(item, "fixturenames", ()) or (
        marker and marker.kwargs.get("transaction")
    )
    is_of_pages = bool(TESTS_OF_PAGES.search(item.path.stem.removeprefix("test_")))
    return bool(item.get_closest_marker("one_database")) or (is_of_pages and not needs_transactions)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Start from the tables that the run has prepared once: migrations would take long in each worker."""
    if connection.vendor == "sqlite":
        # Held open: a database in memory lives as long as someone is connected to it.
        held = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
        with contextlib.closing(sqlite3.connect(prepared_model())) as model:
            model.backup(held)
        yield
        held.close()
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = prepared_model()
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let tables be emptied after tests that commit: SQLite does so by DELETE, which frozen tables refuse.

    PostgreSQL truncates, and keeps its triggers by row. Tests of the triggers put them back for themselves.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in (JOURNAL, VERSIONS, EDITIONS, RESULTS, *FROZEN, *AWARENESS, *LABEL):
            released = (
                table.releasing("sqlite") if connection.vendor == "sqlite" else table.releasing_whole("postgresql")
            )
            for statement in released:
                cursor.execute(statement)


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _lists_of_each_test():
    """Let no test be offered the lists of another within the same minute."""
    read_lists.cache_clear()
    read_values.cache_clear()


@pytest.fixture
def agglomeration(db) -> Organisation:
    """The organisation that runs the plan."""
    return OrganisationFactory(name="Agglomération d'essai", category="local_authority")


@pytest.fixture
def partner(db) -> Organisation:
    """The contributor's organisation."""
    return OrganisationFactory(name="Association d'essai", category="association")


@pytest.fixture
def pilot(agglomeration) -> Person:
    return MembershipFactory(organisation=agglomeration, role=Role.PILOT, person__name="Pia Pilote").person


@pytest.fixture
def administrator(agglomeration) -> Person:
    return MembershipFactory(organisation=agglomeration, role=Role.ADMINISTRATOR, person__name="Ada Admin").person


@pytest.fixture
def elected_member(agglomeration) -> Person:
    return MembershipFactory(organisation=agglomeration, role=Role.ELECTED_MEMBER, person__name="Élie Élu").person


@pytest.fixture
def contributor(partner) -> Person:
    return MembershipFactory(organisation=partner, role=Role.CONTRIBUTOR, person__name="Camille Contribue").person


@pytest.fixture
def reader(partner) -> Person:
    return MembershipFactory(organisation=partner, role=Role.READER, person__name="Robin Lit").person


@pytest.fixture
def stranger(db) -> Person:
    """Someone from another organisation, refused by every private view of the others."""
    other = OrganisationFactory(name="Autre structure", category="association")
    return MembershipFactory(organisation=other, role=Role.CONTRIBUTOR, person__name="Sacha d'Ailleurs").person


@pytest.fixture
def listener(partner) -> Person:
    """Someone who listens to victims for the partner, with a vault (``tests/vaults.py`` opens it)."""
    person = MembershipFactory(organisation=partner, role=Role.LISTENER, person__name="Lou Écoute").person
    give_vault(person)
    return person


@pytest.fixture
def other_listener(db) -> Person:
    """Someone who listens elsewhere, for another organisation, with a vault."""
    other = OrganisationFactory(name="Autre accueil", category="association")
    person = MembershipFactory(organisation=other, role=Role.LISTENER, person__name="Noé Écoute Ailleurs").person
    give_vault(person)
    return person


@pytest.fixture
def supervisor(partner) -> Person:
    """Someone who answers for the partner's listeners, and reads nothing of what they are told."""
    return MembershipFactory(organisation=partner, role=Role.SUPPORT_SUPERVISOR, person__name="Sol Supervise").person


@pytest.fixture
def school(db) -> Person:
    """Someone who refers for a school, with a vault (``tests/vaults.py`` opens it)."""
    organisation = OrganisationFactory(name="Collège d'essai", category="school")
    person = MembershipFactory(organisation=organisation, role=Role.SCHOOL, person__name="Éden École").person
    give_vault(person)
    return person


@pytest.fixture
def company(db) -> Person:
    """Someone who refers for a company, with a vault."""
    organisation = OrganisationFactory(name="Entreprise d'essai", category="company")
    person = MembershipFactory(organisation=organisation, role=Role.COMPANY, person__name="Emma Entreprise").person
    give_vault(person)
    return person


@pytest.fixture
def sentinel(partner) -> Person:
    """Someone who tests, and reads what other testers brought back, with a vault."""
    person = MembershipFactory(organisation=partner, role=Role.SENTINEL, person__name="Sacha Sentinelle").person
    give_vault(person)
    return person


@pytest.fixture
def cast(pilot, administrator, elected_member, contributor, reader, stranger) -> dict[str, Person | None]:
    """Everyone by role, the visitor included."""
    return {
        "visitor": None,
        "pilot": pilot,
        "administrator": administrator,
        "elected_member": elected_member,
        "contributor": contributor,
        "reader": reader,
        "stranger": stranger,
    }


@pytest.fixture(scope="session")
def client_of() -> Callable[[Person | None], Client]:
    """A browser signed in as someone, second factor done; a visitor's for None."""

    def sign_in(person: Person | None) -> Client:
        client = Client()
        if person:
            if not person.authenticator_set.exists():
                person.authenticator_set.create(type="totp", data={"secret": "test"})
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """Count the queries of an act."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(act: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    return count
