"""One door: what it takes, what it refuses and why, and that it leaves no trace."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

import vigie
from tests.observatory.facts_scene import fact, make_places, poured, waiting
from vigie.accounts.models import JournalEntry
from vigie.observatory.checking import InvalidFact
from vigie.observatory.deposit import correct, deposit, deposit_all
from vigie.observatory.frozen_tables import FACTS
from vigie.observatory.models import Fact, ReferentialItem, WaitingFacts
from vigie.observatory.pouring import pour_facts
from vigie.observatory.referentials.quarters import quarter_of

pytestmark = pytest.mark.django_db
SOURCE = Path(vigie.__file__).parent


@pytest.fixture(autouse=True)
def _places(db):
    make_places()


def everything() -> dict[str, list[tuple]]:
    """Every row of every table but the one that waits."""
    return {
        model._meta.db_table: sorted(map(repr, model._default_manager.values_list()))
        for model in apps.get_models()
        if model is not WaitingFacts and model._meta.managed
    }


def test_a_fact_waits_and_nothing_else_is_written():
    before = everything()
    deposit(fact())
    assert waiting() == [fact()]
    assert everything() == before


def test_what_waits_is_sorted_whatever_the_order_of_arrival():
    several = [fact(sex="men"), fact(domain="housing"), fact(), fact(sex="men")]
    for each in several:
        deposit(each)
    first = WaitingFacts.objects.get().content
    WaitingFacts.objects.all().delete()
    deposit_all(several[::-1])
    assert WaitingFacts.objects.get().content == first == sorted(first)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"criterion": "race"}, "Critère : « race » n'est pas une valeur des listes."),
        ({"domain": ""}, "Domaine : «  » n'est pas"),
        ({"type": None}, "Forme : « None » n'est pas"),
        ({"sex": "f"}, "Sexe : « f »"),
        ({"age_band": "34"}, "Tranche d'âge : « 34 »"),
        ({"outcome": "?"}, "Suite donnée : « ? »"),
        ({"channel": "fax"}, "Canal : « fax »"),
        ({"source": "nobody"}, "Source : « nobody »"),
        ({"place": "commune:75056"}, "Lieu : « commune:75056 »"),
        ({"place": "qpv:QP9"}, "Lieu : « qpv:QP9 » n'existait pas à ce trimestre."),
        ({"place": "qpv:QN1", "quarter": "2023-Q4"}, "Lieu : « qpv:QN1 » n'existait pas à ce trimestre."),
        ({"quarter": "2025-Q5"}, "Trimestre : écrivez par exemple T3 2026."),
        ({"quarter": "٢٠٢٥-Q1"}, "Trimestre : écrivez"),
        ({"quarter": "2025-06-03"}, "Trimestre : écrivez"),
        ({"quarter": None}, "Trimestre : écrivez"),
        ({"quarter": "1066-Q4"}, "trop ancien"),
        ({"quarter": "9999-Q1"}, "n'est pas encore venu"),
    ],
)
def test_what_is_not_of_the_lists_is_refused_with_a_sentence_that_names_it(changes, said):
    with pytest.raises(InvalidFact, match=re.escape(said)):
        deposit_all([fact(), fact(**changes)])
    assert waiting() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"place": "territory"},
        {"place": "group:centre"},
        {"place": "qpv:QN2"},
        {"place": "qpv:QP9", "quarter": "2023-Q4"},
        {"criterion": "several"},
        {"criterion": "other", "type": "systemic"},
        {"sex": "other", "age_band": "not_stated", "outcome": "not_stated", "channel": "not_stated"},
    ],
)
def test_every_width_and_every_unknown_is_taken(changes):
    deposit(fact(**changes))
    assert waiting() == [fact(**changes)]


def test_this_quarter_has_come():
    deposit(fact(quarter=quarter_of(timezone.localdate())))
    assert len(waiting()) == 1


def test_a_retired_value_is_no_longer_taken():
    item = ReferentialItem.objects.get(kind="channel", code="in_person")
    item.retired_on = date(2017, 1, 1)
    item.save()
    with pytest.raises(InvalidFact, match="Canal : « in_person » n'est plus proposé"):
        deposit(fact())


def test_a_deposit_follows_the_fate_of_the_act_that_makes_it():
    with transaction.atomic():
        deposit(fact())
        transaction.set_rollback(True)
    assert waiting() == []


def test_depositing_costs_the_same_whatever_the_lists_and_what_waits(count_queries):
    deposit(fact())
    alone = count_queries(lambda: deposit(fact()))
    deposit_all([fact(sex="men")] * 40)
    assert count_queries(lambda: deposit_all([fact()] * 20)) == alone


# --- Corrections -----------------------------------------------------------------------------------------------------
def test_a_fact_that_waits_is_replaced_where_it_waits():
    deposit_all([fact(), fact(sex="men")])
    correct(wrong=fact(), right=fact(domain="housing"))
    assert sorted(waiting(), key=str) == sorted([fact(domain="housing"), fact(sex="men")], key=str)


def test_a_fact_poured_is_corrected_by_a_pair_of_its_own_vintage():
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 3, 1))
    correct(wrong=fact(), right=fact(domain="housing"))
    assert Fact.objects.count() == 5
    deposit_all([fact()] * 5)
    pour_facts(day=date(2026, 4, 1))
    assert poured().count(fact()) == 9
    assert poured().count(fact(domain="housing")) == 1
    assert set(Fact.objects.filter(sign=-1).values_list("vintage", flat=True)) == {2025}
    assert Fact.objects.get(domain="housing").vintage == 2025


def test_a_fact_that_should_not_be_is_only_taken_back():
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 3, 1))
    correct(wrong=fact(), right=None)
    deposit_all([fact(sex="men")] * 5)
    pour_facts(day=date(2025, 4, 1))
    assert poured().count(fact()) == 4


def test_no_more_is_taken_back_than_there_was():
    with pytest.raises(InvalidFact, match="rien à corriger"):
        correct(wrong=fact(), right=None)
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 3, 1))
    for _ in range(5):
        correct(wrong=fact(), right=None)
    with pytest.raises(InvalidFact, match="rien à corriger"):
        correct(wrong=fact(), right=None)
    with pytest.raises(InvalidFact, match="rien à corriger"):
        correct(wrong=fact(), right=None, is_fictitious=True)


def test_a_correction_that_waits_may_be_corrected():
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 3, 1))
    correct(wrong=fact(), right=fact(domain="housing"))
    correct(wrong=fact(domain="housing"), right=fact(domain="health"))
    deposit_all([fact()] * 5)
    pour_facts(day=date(2026, 4, 1))
    assert (poured().count(fact()), poured().count(fact(domain="health"))) == (9, 1)
    assert set(Fact.objects.filter(domain="health").values_list("vintage", flat=True)) == {2025}
    assert not Fact.objects.filter(domain="housing").exists()


def test_a_wrong_right_half_changes_nothing():
    deposit(fact())
    with pytest.raises(InvalidFact):
        correct(wrong=fact(), right=fact(sex="x"))
    assert waiting() == [fact()]


# --- Nothing else creates a fact --------------------------------------------------------------------------------------
def creators() -> dict[str, set[str]]:
    """Where the code makes ``Fact`` or ``WaitingFacts`` rows: module → what it names."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text())
        names = {
            alias.asname or alias.name: alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vigie.observatory.models")
            for alias in node.names
            if alias.name in {"Fact", "WaitingFacts"}
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                found.setdefault(path.name, set()).add(names[node.func.id])
            if is_write(node, names):
                found.setdefault(path.name, set()).add("write")
    return found


WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "delete"}


def is_write(node: ast.AST, names: dict[str, str]) -> bool:
    """Whether a call writes through the manager of one of these tables."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES):
        return False
    return any(isinstance(inner, ast.Name) and inner.id in names for inner in ast.walk(node.func))


def test_only_the_door_writes_facts():
    assert creators() == {"pouring.py": {"Fact", "write"}, "waiting.py": {"write"}}


def test_only_the_door_and_the_pouring_reach_what_waits():
    door = {"add_waiting", "take_waiting", "lock_waiting"}
    importers = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} & door:
                importers.add(path.name)
    assert importers == {"deposit.py", "pouring.py"}


def test_the_table_of_facts_is_named_nowhere_else():
    named = re.compile(r"observatory_(fact|waitingfacts)\b|get_model\([^)]*\b(Fact|WaitingFacts)\b")
    files = {path.name for path in SOURCE.rglob("*.py") if named.search(path.read_text())}
    assert files == {"frozen_tables.py", "forgetting_order.py"}


def test_the_database_refuses_to_change_a_fact():
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 3, 1))
    with connection.cursor() as cursor:
        for statement in (*FACTS.releasing(connection.vendor), *FACTS.protecting(connection.vendor)):
            cursor.execute(statement)
    for act in (lambda: Fact.objects.update(sex="men"), lambda: Fact.objects.all().delete()):
        with pytest.raises(Exception, match="Un fait versé ne se modifie pas"), transaction.atomic():
            act()


def test_no_journal_line_tells_of_facts():
    lines = JournalEntry.objects.count()
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 3, 1))
    correct(wrong=fact(), right=fact(sex="men"))
    assert JournalEntry.objects.count() == lines
