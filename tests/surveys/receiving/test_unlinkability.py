"""Someone with a full dump of the database, its key, and the order in which access codes were used, matches no better
than chance which answer came with which code.

The key is given to the adversary, who so reads every poured answer: what is tried is the order of rows, their numbers,
the transactions that brought them, and whatever the tables of codes, marks and quotas say. Each way of ordering is
tried forwards and backwards. Shuffling comes from the system's source of chance: limits are set so that a right program
fails less than once in a million runs.
"""

import math
import random
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from tests.surveys.receiving.scene import make_wave, send
from vigie.surveys.models import AccessToken, Answer, Quota, SubmissionMark, TokenBatch, WaitingAnswer, Wave
from vigie.surveys.receiving import pouring
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.pouring import Opened, pour, row_of
from vigie.surveys.receiving.sealing import VALUES, unseal
from vigie.surveys.receiving.tokens import find_token, make_tokens

pytestmark = pytest.mark.django_db
LIMIT = 5.5
PEOPLE, COMPANY = 120, 12
Row = dict[str, Any]


def make_class(people: int = PEOPLE) -> tuple[Wave, list[AccessToken]]:
    """Return a wave and its access codes, in the order in which they are handed out and used."""
    wave = make_wave(needs_token=True)
    batch = TokenBatch.objects.create(wave=wave, label="Un lycée", size=people)
    return wave, [find_token(wave, code) for code in make_tokens(batch)]


# --- What is attacked ------------------------------------------------------------------------------------------------
def as_vigie_does(wave: Wave, tokens: list[AccessToken]) -> None:
    """Receive and pour; the answer of each is the rank of its code."""
    for rank, token in enumerate(tokens):
        send(wave, {"rank": str(rank)}, token=token)
        if rank % COMPANY == COMPANY - 1:
            pour(wave)
    close_wave(wave, None)


def written_at_once(wave: Wave, tokens: list[AccessToken]) -> None:
    """Write each answer in the transaction that marks its code, under an identifier drawn by lot."""
    for rank, token in enumerate(tokens):
        with transaction.atomic():
            AccessToken.objects.filter(pk=token.pk).update(is_used=True)
            row_of(wave, answer_of(wave, rank)).save(force_insert=True)


def shuffled_by_company(wave: Wave, tokens: list[AccessToken]) -> None:
    """Let answers wait for company, shuffle them, and add them after those that are there."""
    for start in range(0, len(tokens), COMPANY):
        rows = [row_of(wave, answer_of(wave, rank)) for rank in range(start, start + COMPANY)]
        random.SystemRandom().shuffle(rows)
        with transaction.atomic():
            Answer.objects.bulk_create(rows)


def answer_of(wave: Wave, rank: int) -> Opened:
    """Return the answer given with the code of this rank."""
    return Opened(wave.version_id, "fr", {"rank": str(rank)}, {}, None)


# --- The adversary ---------------------------------------------------------------------------------------------------
def dump(table: type[models.Model]) -> list[Row]:
    """Every row of a table as the database lays them out, with what it knows besides of each."""
    hidden = {
        "postgresql": "ctid::text AS laid_at, xmin::text AS brought_by, cmin::text AS command, ",
        "sqlite": "rowid AS laid_at, ",
    }
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {hidden[connection.vendor]}* FROM {table._meta.db_table}")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True), at=at) for at, row in enumerate(cursor.fetchall())]


def place_of(row: Row) -> tuple[int, ...]:
    """The place of a row in its table, as numbers: « (3,14) » on PostgreSQL."""
    return tuple(int(part) for part in str(row["laid_at"]).strip("()").split(","))


STRATEGIES: dict[str, Callable[[Row], Any]] = {
    "as they lie": lambda row: row["at"],
    "by their place": place_of,
    "by the transaction that brought them": lambda row: (int(row.get("brought_by", 0)), row["at"]),
    "by the command that brought them": lambda row: (int(row.get("command", 0)), row["at"]),
    "by identifier": lambda row: str(row["id"]),
    "by the end of the identifier": lambda row: str(row["id"])[::-1],
    "by their sealed length": lambda row: (len(row["values"]), row["at"]),
}


def rank_in(row: Row, wave: Wave) -> int:
    """What the adversary reads in an answer, having the key."""
    identifier = row["id"] if isinstance(row["id"], uuid.UUID) else uuid.UUID(row["id"])
    return int(unseal(row["values"], wave_id=wave.pk, row=identifier, field=VALUES)["values"]["rank"])


def excess(truth: list[int]) -> float:
    """How far an order does better than chance, in standard deviations: right matches, and how it follows arrival."""
    right = max(sum(at == came for at, came in enumerate(order)) for order in (truth, truth[::-1]))
    n, middle = len(truth), (len(truth) - 1) / 2
    follows = sum((at - middle) * (came - middle) for at, came in enumerate(truth)) / ((n**3 - n) / 12)
    # By chance one match is right, with variance one; the better of two directions has a little more. Nine are right
    # less than once in a million: LIMIT leaves room for that many.
    return max((right - 1.5) / 1.4, abs(follows) * math.sqrt(n - 1))


def worst(wave: Wave) -> float:
    """How far the best strategy does better than chance."""
    rows = dump(Answer)
    assert len(rows) == PEOPLE
    return max(excess([rank_in(row, wave) for row in sorted(rows, key=order)]) for order in STRATEGIES.values())


def named_by_transactions(wave: Wave, tokens: list[AccessToken]) -> int:
    """How many answers the transactions that also marked a code, wrote a mark or counted a quota give away."""
    brought = {row["brought_by"]: row for row in dump(Answer) if "brought_by" in row}
    ranks = {token.pk: rank for rank, token in enumerate(tokens)}
    found = [(row, brought[row["brought_by"]]) for row in dump(AccessToken) if row.get("brought_by") in brought]
    return sum(ranks[token["id"]] == rank_in(answer, wave) for token, answer in found)


# --- Trials ----------------------------------------------------------------------------------------------------------
def test_codes_and_answers_are_matched_no_better_than_chance():
    wave, tokens = make_class()
    as_vigie_does(wave, tokens)
    assert worst(wave) < LIMIT
    assert named_by_transactions(wave, tokens) == 0


@pytest.mark.parametrize("naive", [written_at_once, shuffled_by_company])
def test_naive_ways_are_found_out(naive):
    """The second hides the order inside a company, and tells the company."""
    wave, tokens = make_class()
    naive(wave, tokens)
    assert worst(wave) > LIMIT


def test_an_order_that_is_not_shuffled_is_found_out(monkeypatch):
    class NoChance:
        def shuffle(self, answers):
            """Leave them as they are."""

    monkeypatch.setattr(pouring.secrets, "SystemRandom", NoChance)
    wave, tokens = make_class()
    as_vigie_does(wave, tokens)
    assert worst(wave) > LIMIT


def test_the_transaction_of_a_code_names_no_answer_where_transactions_are_named():
    """Only PostgreSQL names them: a program that writes the answer with the code is found out there."""
    wave, tokens = make_class()
    written_at_once(wave, tokens)
    assert named_by_transactions(wave, tokens) == (PEOPLE if connection.vendor == "postgresql" else 0)


def test_the_rest_of_the_database_is_the_same_whoever_answered_what():
    """Every table but the answers, after the same codes used in the same order, with answers exchanged."""
    wave, tokens = make_class(20)
    for value in ("even", "odd"):
        Quota.objects.create(wave=wave, question="kind", value=value, limit=50)
    straight = after(wave, tokens, ["even", "odd"] * 10)
    exchanged = after(wave, tokens, ["odd", "even"] * 10)
    assert straight == exchanged


def after(wave: Wave, tokens: list[AccessToken], kinds: list[str]) -> dict[str, list[str]]:
    """Return every row of every other table once these answers came, then undo them."""
    with transaction.atomic():
        for rank, (token, kind) in enumerate(zip(tokens, kinds, strict=True)):
            send(wave, {"kind": kind}, token=token, nonce=f"of {rank}")
        pour(wave)
        found = the_rest()
        transaction.set_rollback(True)
    return found


def the_rest() -> dict[str, list[str]]:
    """Every row of every table but the answers', in the order of their numbers, which start anywhere."""
    return {
        model._meta.db_table: [
            repr({name: value for name, value in row.items() if model is not SubmissionMark or name != "id"})
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
        if model not in (Answer, WaitingAnswer) and model._meta.managed
    }


def test_quotas_do_not_say_which_one_the_last_answer_was_in():
    if connection.vendor != "postgresql":
        pytest.skip("Only PostgreSQL says which transaction wrote a row last.")
    wave = make_wave()
    for value in ("even", "odd"):
        Quota.objects.create(wave=wave, question="kind", value=value, limit=50)
    send(wave, {"kind": "even"})
    assert len({row["brought_by"] for row in dump(Quota)}) == 1


def test_no_column_of_answers_tells_an_hour_or_a_number_of_arrival():
    timed = (models.DateField, models.TimeField, models.AutoField, models.DurationField)
    tables = (Answer, WaitingAnswer)
    assert [field.name for table in tables for field in table._meta.fields if isinstance(field, timed)] == []
    pointing = [
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model in (Answer, WaitingAnswer, AccessToken, SubmissionMark)
    ]
    assert pointing == []
