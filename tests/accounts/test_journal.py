"""The journal: chained, guarded by the database, readable."""

from sqlite3 import DatabaseError

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import Error, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import OrganisationFactory
from tests.installation import install_ready
from vigie.accounts import journal, journal_guard
from vigie.accounts.history import history_of, known_verbs
from vigie.accounts.journal import VERBS, first_broken_line, record
from vigie.accounts.models import JournalEntry

pytestmark = pytest.mark.django_db


def write_lines(count, actor=None, on=None):
    with transaction.atomic():
        for number in range(count):
            target = on or OrganisationFactory()
            record(
                actor=actor,
                verb="organisation_changed",
                on=target,
                changes={"nom": [f"avant {number}", f"après {number}"]},
            )


def execute(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def unguarded_journal(db):
    """A journal whose guard someone removed, as an attacker who holds the database would."""
    execute(journal_guard.JOURNAL.releasing(connection.vendor))


@pytest.fixture
def guarded_journal(unguarded_journal):
    """A journal guarded as a migration leaves it."""
    execute(journal_guard.JOURNAL.protecting(connection.vendor))


def test_a_whole_journal_is_said_whole(capsys):
    write_lines(3)
    assert first_broken_line() is None
    call_command("verify_journal")
    assert "3 lignes" in capsys.readouterr().out


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_line_changed_or_removed_is_found(unguarded_journal, organisation_lines, data):
    attacked = data.draw(st.integers(1, 6))
    act = data.draw(st.sampled_from(["remove", "verb", "object_id", "actor_label", "changes", "at", "hash"]))
    with transaction.atomic():
        attack(JournalEntry.objects.filter(number=attacked), act)
        assert first_broken_line() == attacked
        transaction.set_rollback(True)


def attack(line, act):
    if act == "remove":
        line.delete()
    elif act == "changes":
        line.update(changes={"nom": ["rien", "rien"]})
    elif act == "at":
        line.update(at=line.get().at.replace(year=2001))
    else:
        line.update(**{act: "0" * 10})


@pytest.fixture
def organisation_lines(db):
    write_lines(7)


def test_the_last_line_rewritten_with_its_hash_breaks_no_chain_but_a_middle_one_does(unguarded_journal):
    write_lines(3)
    line = JournalEntry.objects.get(number=2)
    line.verb = "name_confirmed"
    JournalEntry.objects.filter(number=2).update(verb=line.verb, hash=journal.hash_of(line))
    assert first_broken_line() == 3


def test_the_command_names_the_first_broken_line(unguarded_journal):
    write_lines(3)
    JournalEntry.objects.filter(number=2).update(verb="other")
    with pytest.raises(CommandError, match="ligne 2") as refusal:
        call_command("verify_journal")
    assert refusal.value.returncode == 1


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_a_line(guarded_journal, act):
    write_lines(2)
    lines = JournalEntry.objects.filter(number=1)
    with pytest.raises(Error, match="ne se modifie pas"), transaction.atomic():
        lines.update(verb="other") if act == "update" else lines.delete()
    assert first_broken_line() is None
    assert JournalEntry.objects.count() == 2


@pytest.mark.own_installation
@pytest.mark.one_database
def test_a_new_installation_guards_its_journal(tmp_path):
    installation = install_ready(tmp_path, "vigie_guarded")
    installation.ask(
        "INSERT INTO accounts_journalentry (number, at, actor_label, verb, object_type, object_id, object_label,"
        " changes, previous_hash, hash) VALUES (1, '2026-01-01', '', 'v', 'o', '1', '', '{}', '', 'h')"
    )
    for act in ("DELETE FROM accounts_journalentry", "UPDATE accounts_journalentry SET verb = 'w'"):
        with pytest.raises(DatabaseError, match="ne se modifie pas"):
            installation.ask(act)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_line_outside_a_transaction_is_refused():
    organisation = OrganisationFactory()
    with pytest.raises(RuntimeError):
        record(actor=None, verb="organisation_changed", on=organisation)


def test_history_tells_who_did_what_word_by_word(pilot):
    organisation = OrganisationFactory()
    write_lines(1, actor=pilot, on=organisation)
    [line] = history_of(organisation)
    assert (line.who, line.sentence) == ("Pia Pilote", "a modifié une structure")
    assert [(segment.kind, segment.text) for segment in line.changes[0].segments] == [
        ("removed", "avant "),
        ("added", "après "),
        ("same", "0"),
    ]


def test_people_are_named_by_number_in_the_journal_itself(pilot, reader):
    with transaction.atomic():
        record(actor=pilot, verb="person_changed", on=reader)
    entry = JournalEntry.objects.latest("number")
    assert reader.name not in f"{entry.object_label} {entry.changes} {entry.actor_label}"
    assert history_of(reader)[0].object_label == reader.name


def test_fields_are_named_in_french(pilot):
    organisation = OrganisationFactory()
    with transaction.atomic():
        changes = {"category": ["", "x"], "bearers": ["", "x"], "écrit en français": ["", "x"]}
        record(actor=pilot, verb="organisation_changed", on=organisation, changes=changes)
    # PostgreSQL keeps what changed in an order of its own.
    labels = {change.label for change in history_of(organisation)[0].changes}
    assert labels == {"catégorie", "structures porteuses", "écrit en français"}


def test_every_room_tells_its_verbs():
    assert set(VERBS) <= set(known_verbs())
    assert "action_changed" in known_verbs()


def test_journal_page_keeps_its_queries_whatever_its_length(
    client_of, pilot, administrator, django_assert_max_num_queries
):
    write_lines(3, actor=pilot)
    client = client_of(administrator)
    address = reverse("accounts:journal")
    counts = []
    for more in (0, 60):
        write_lines(more, actor=pilot)
        with django_assert_max_num_queries(40) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_journal_pages_follow_each_other_by_number(client_of, pilot):
    write_lines(120)
    client, seen, before = client_of(pilot), [], ""
    while before is not None:
        response = client.get(reverse("accounts:journal"), {"before": before})
        seen += [line.number for line in response.context["lines"]]
        before = response.context["older"]
    assert seen == list(range(JournalEntry.objects.count(), 0, -1))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"verb": "name_confirmed"}, 0),
        ({"verb": "organisation_changed"}, 3),
        ({"kind": "organisation"}, 3),
        ({"kind": "person"}, 0),
        ({"from": "2001-01-01", "to": "2002-01-01"}, 0),
        ({"from": "2001-01-01"}, 3),
        ({"from": "n'importe quoi", "to": "2026-13-45", "actor": "x", "before": "-1"}, 3),
        ({"before": "9" * 30, "actor": "9" * 30}, 3),
        ({"from": "0001-01-01", "to": "9999-12-31"}, 3),
    ],
)
def test_journal_filters(client_of, pilot, asked, expected):
    write_lines(3, actor=pilot)
    response = client_of(pilot).get(reverse("accounts:journal"), asked)
    assert len(response.context["lines"]) == expected


def test_journal_is_filtered_by_who_acted(client_of, pilot, administrator):
    write_lines(2, actor=pilot)
    write_lines(1, actor=administrator)
    response = client_of(pilot).get(reverse("accounts:journal"), {"actor": pilot.pk})
    assert {line.who for line in response.context["lines"]} == {"Pia Pilote"}


@pytest.mark.parametrize("who", ["contributor", "reader", "elected_member", "stranger"])
def test_journal_does_not_exist_for_the_others(client_of, cast, who):
    assert client_of(cast[who]).get(reverse("accounts:journal")).status_code == 404
