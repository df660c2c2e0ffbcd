"""Someone with a full dump of the database, who knows which testimony came when, matches facts no better than chance.

Facts and testimonies are matched within what their values tell anyway (source and quarter). Each way of ordering the
rows of the dump is tried forwards and backwards. Two things are measured: how many matches are right, where chance
gives one a group on average, and how much the order of rows follows the order of arrival. Shuffling comes from the
system's source of chance: limits are set so that a right program fails less than once in a million runs.
"""

import json
import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from tests.observatory.facts_scene import fact, make_places
from vigie.observatory.deposit import deposit
from vigie.observatory.fact_values import FactValue
from vigie.observatory.models import Fact, WaitingFacts
from vigie.observatory.pouring import pour_facts
from vigie.observatory.referentials.versions import current_version

pytestmark = pytest.mark.django_db
LIMIT = 5.5
Row = dict[str, Any]

# Values whose combinations are all different: whoever finds the row of a testimony is sure of it.
COMBINED = {
    "domain": ("employment", "housing", "education", "health", "goods_and_services"),
    "criterion": ("origin", "sex", "disability", "age", "religion", "surname", "residence", "health"),
    "sex": ("women", "men", "not_stated"),
    "age_band": ("18_24", "25_34", "35_49", "50_64"),
}


def heard() -> list[tuple[date, FactValue]]:
    """Six months of testimonies in their order of arrival, each a month and the fact it gives."""
    draw = random.Random(2)
    every = [
        {"domain": domain, "criterion": criterion, "sex": sex, "age_band": age}
        for domain in COMBINED["domain"]
        for criterion in COMBINED["criterion"]
        for sex in COMBINED["sex"]
        for age in COMBINED["age_band"]
    ]
    draw.shuffle(every)
    found = []
    for month in range(1, 7):
        for _ in range(30):
            source = draw.choice(["support", "surveys"])
            quarter = f"2025-Q{(month + 2) // 3}"
            found.append((date(2025, month, 1), fact(source=source, quarter=quarter, **every.pop())))
    return found


# --- What is attacked ------------------------------------------------------------------------------------------------
def through_the_door(told: Iterable[tuple[date, FactValue]]) -> str:
    """Deposit and pour as Vigie does; return the table of facts."""
    make_places()
    month = None
    for month, value in told:
        pour_facts(day=month)
        deposit(value)
    pour_facts(day=month.replace(month=month.month + 1))
    return Fact._meta.db_table


def written_at_once(told: Iterable[tuple[date, FactValue]]) -> str:
    """Write each fact as it comes, identifiers drawn by lot, in an ordinary table."""
    return ordinary_table([value for _month, value in told])


def shuffled_by_month(told: Iterable[tuple[date, FactValue]]) -> str:
    """Shuffle each month, and add it at the end of an ordinary table."""
    months = defaultdict(list)
    for month, value in told:
        months[month].append(value)
    for values in months.values():
        random.SystemRandom().shuffle(values)
    return ordinary_table([value for values in months.values() for value in values])


def ordinary_table(values: list[FactValue]) -> str:
    """Write facts one by one in a table as databases make them."""
    make_places()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE ordinary_facts AS SELECT * FROM observatory_fact")
        columns = [field.column for field in Fact._meta.concrete_fields]
        marks = ", ".join(["%s"] * len(columns))
        for value in values:
            row = Fact(referential=current_version(), vintage=2025, **value.codes())
            fields = [field.get_db_prep_value(getattr(row, field.attname), connection) for field in Fact._meta.fields]
            cursor.execute(f"INSERT INTO ordinary_facts ({', '.join(columns)}) VALUES ({marks})", fields)
    return "ordinary_facts"


# --- The adversary ---------------------------------------------------------------------------------------------------
def dump(table: str) -> list[Row]:
    """Every row of a table as the database lays them out, with what it knows besides of each."""
    hidden = "ctid::text AS laid_at, xmin::text AS brought_by, " if connection.vendor == "postgresql" else ""
    if connection.vendor == "sqlite" and has_row_numbers(table):
        hidden = "rowid AS laid_at, "
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {hidden}* FROM {table}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True), at=at) for at, row in enumerate(cursor.fetchall())]


def has_row_numbers(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        found = cursor.fetchone()
    return not (found and found[0].endswith("WITHOUT ROWID"))


def place_of(row: Row) -> tuple[int, ...]:
    """The place of a row in its table, as numbers: « (3,14) » on PostgreSQL."""
    return tuple(int(part) for part in str(row.get("laid_at", row["at"])).strip("()").split(","))


STRATEGIES: dict[str, Callable[[Row], Any]] = {
    "as they lie": lambda row: row["at"],
    "by their place": place_of,
    "by the transaction that brought them": lambda row: (int(row.get("brought_by", 0)), row["at"]),
    "by identifier": lambda row: str(row["id"]),
    "by the end of the identifier": lambda row: str(row["id"])[::-1],
    "by version and vintage": lambda row: (row["referential_id"], row["vintage"], row["at"]),
}


def groups(table: str, told: list[tuple[date, FactValue]]) -> list[tuple[list[FactValue], list[Row]]]:
    """What the values alone tell: the testimonies of a source and quarter, and the rows that say so."""
    rows, found = dump(table), []
    assert len(rows) == len(told)
    for key in sorted({(value.source, value.quarter) for _month, value in told}):
        arrived = [value for _month, value in told if (value.source, value.quarter) == key]
        found.append((arrived, [row for row in rows if (row["source"], row["quarter"]) == key]))
    return found


def excess(groups: list[tuple[list[FactValue], list[Row]]], order: Callable[[Row], Any]) -> tuple[float, float]:
    """How far a strategy does better than chance, in standard deviations: right matches, and the order they follow."""
    right, follows, variance = 0, 0.0, 0.0
    for arrived, rows in groups:
        ordered = sorted(rows, key=order)
        truth = [arrived.index(value_of(row)) for row in ordered]
        right += max(matches(truth), matches(truth[::-1]))
        n, middle = len(truth), (len(truth) - 1) / 2
        follows += sum((at - middle) * (came - middle) for at, came in enumerate(truth)) / ((n**3 - n) / 12)
        variance += 1 / (n - 1)
    # By chance, a group has one right match, with variance one; the better of two directions has a little more.
    return (right - 1.5 * len(groups)) / math.sqrt(len(groups)), abs(follows) / math.sqrt(variance)


def matches(truth: list[int]) -> int:
    return sum(at == came for at, came in enumerate(truth))


def value_of(row: Row) -> FactValue:
    return FactValue(**{name: row[name] for name in fact().codes()})


def worst(table: str, told: list[tuple[date, FactValue]]) -> float:
    """How far the best strategy does better than chance."""
    found = groups(table, told)
    return max(max(excess(found, order)) for order in STRATEGIES.values())


# --- Trials ----------------------------------------------------------------------------------------------------------
def test_a_full_dump_matches_facts_no_better_than_chance():
    told = heard()
    assert worst(through_the_door(told), told) < LIMIT


@pytest.mark.parametrize("naive", [written_at_once, shuffled_by_month])
def test_naive_ways_are_found_out(naive):
    """The second hides the order inside a month, and tells the month: more than the quarter that facts carry."""
    told = heard()
    assert worst(naive(told), told) > LIMIT


def test_what_waits_tells_no_order():
    told = [value for _month, value in heard() if value.quarter == "2025-Q1"]
    make_places()
    for value in told:
        deposit(value)
    rows = WaitingFacts.objects.get().content
    assert WaitingFacts.objects.count() == 1
    assert rows == sorted(rows)
    random.Random(5).shuffle(told)
    WaitingFacts.objects.all().delete()
    for value in told:
        deposit(value)
    assert WaitingFacts.objects.get().content == rows


def test_no_column_of_facts_tells_an_hour_or_a_number_of_arrival():
    timed = (models.DateField, models.TimeField, models.AutoField, models.DurationField)
    assert [field.name for field in Fact._meta.fields if isinstance(field, timed)] == []
    assert [
        field.name for field in WaitingFacts._meta.fields if isinstance(field, (models.DateField, models.TimeField))
    ] == []
    pointing = [
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model in (Fact, WaitingFacts)
    ]
    assert pointing == []


def test_the_rest_of_the_database_is_the_same_whatever_the_order_of_arrival():
    """Every table but facts, after the same testimonies in one order and in another."""
    told = [value for _month, value in heard()][:40]
    make_places()
    current_version()
    before = the_rest()
    for value in told:
        deposit(value)
    pour_facts(day=date(2025, 7, 1))
    assert the_rest() == before


def the_rest() -> str:
    """Every row of every table but the facts'."""
    return json.dumps(
        {
            model._meta.db_table: sorted(map(repr, model._default_manager.values_list()))
            for model in apps.get_models()
            if model not in (Fact, WaitingFacts) and model._meta.managed
        }
    )
