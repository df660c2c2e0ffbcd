"""A discrimination told in mentoring becomes one fact, that nothing ties to a pair; its six words take it back."""

import json
from datetime import date
from itertools import permutations

import pytest
from django.core.serializers import serialize
from django.db import connection

from tests.observatory.facts_scene import make_places, waiting
from vigie.accounts.models import JournalEntry
from vigie.core.vault.errors import NotAReceipt
from vigie.internships.after.retention import erase_until
from vigie.internships.mentoring.telling import AlreadyBack, Told, fact_of, forget_told, kept_until, take_back, tell
from vigie.internships.models import MenteePair, MentoringMeeting, ToldBack
from vigie.observatory.checking import InvalidFact, values_of
from vigie.observatory.models import Fact, ReferentialItem, WaitingFacts
from vigie.observatory.pouring import pour_facts
from vigie.observatory.referentials.lists import current_lists

pytestmark = pytest.mark.django_db
TOLD = Told("employment", "direct", "commune:59606", ("origin",))
OTHER = Told("education", "indirect", "territory", ("sex", "residence"))
NONCES = tuple(f"{number:032x}" for number in range(4))


@pytest.fixture(autouse=True)
def _places(db):
    make_places()


def lines() -> list[list[str]]:
    return ToldBack.objects.get().content


def test_it_becomes_a_fact_where_nobody_is():
    tell(told=TOLD, nonce=NONCES[0])
    (fact,) = waiting()
    assert (fact.source, fact.channel, fact.outcome) == ("internships", "in_person", "told")
    assert (fact.criterion, fact.domain, fact.type, fact.place) == ("origin", "employment", "direct", "commune:59606")
    assert (fact.sex, fact.age_band) == ("not_stated", "not_stated")


@pytest.mark.parametrize(("criteria", "code"), [((), "not_stated"), (("age",), "age"), (("age", "sex"), "several")])
def test_criteria_are_none_one_or_several(criteria, code):
    told = Told("employment", "direct", "territory", criteria)
    assert fact_of(told, values_of(current_lists()), date(2026, 3, 2)).criterion == code


def test_sent_twice_it_is_told_once_and_shows_the_same_words():
    assert tell(told=TOLD, nonce=NONCES[0]) == tell(told=TOLD, nonce=NONCES[0])
    assert tell(told=TOLD, nonce=NONCES[1]) != tell(told=TOLD, nonce=NONCES[0])
    assert len(waiting()) == len(lines()) == 2


def test_its_words_take_it_back_once_however_they_are_typed():
    words = tell(told=TOLD, nonce=NONCES[0])
    tell(told=OTHER, nonce=NONCES[1])
    take_back(typed=f"  {words.upper()} ")
    assert [fact.domain for fact in waiting()] == ["education"]
    with pytest.raises(AlreadyBack):
        take_back(typed=words)
    with pytest.raises(AlreadyBack):
        tell(told=TOLD, nonce=NONCES[0])
    assert len(waiting()) == 1


def test_once_poured_it_is_taken_back_by_a_correction():
    words = [tell(told=TOLD, nonce=f"{number:032x}") for number in range(8)]
    pour_facts(day=date(2027, 1, 4))
    assert Fact.objects.count() == 8
    take_back(typed=words[3])
    (half,) = [json.loads(text) for text in WaitingFacts.objects.get().content]
    assert -1 in half


def test_other_words_open_nothing():
    tell(told=TOLD, nonce=NONCES[0])
    words = tell(told=TOLD, nonce=NONCES[1])
    ToldBack.objects.update(content=[line for line in lines() if line != lines()[0]])
    for typed in ("", "un deux", "x" * 400):
        with pytest.raises(NotAReceipt):
            take_back(typed=typed)
    forget_told(date(2100, 1, 1))
    with pytest.raises(AlreadyBack):
        take_back(typed=words)
    assert len(waiting()) == 2


def test_a_retired_source_asks_for_no_such_fact_and_nothing_is_written():
    ReferentialItem.objects.filter(kind="source", code="internships").update(retired_on=date(2020, 1, 1))
    with pytest.raises(InvalidFact):
        tell(told=TOLD, nonce=NONCES[0])
    assert not ToldBack.objects.exists()


def test_what_takes_it_back_is_forgotten_after_the_next_quarter():
    tell(told=TOLD, nonce=NONCES[0])
    quarter = lines()[0][1]
    begins = date(int(quarter[:4]), int(quarter[-1]) * 3 - 2, 1)
    last = kept_until(begins)
    assert (last - begins).days > 170
    assert forget_told(last) == 0
    assert erase_until(date.fromordinal(last.toordinal() + 1)) == 1
    assert lines() == []
    assert len(waiting()) == 1


def test_whatever_the_order_the_same_is_kept(people):
    """Neither rows, nor their order, nor the journal, nor the pair say what was told first, by whom, nor of whom."""
    pair = MenteePair.objects.create(mentor=people.mentor, mentee=people.mentee)
    journal = JournalEntry.objects.count()
    before = serialize("json", [pair, people.mentee, people.mentor])
    kept = set()
    for order in permutations(zip((TOLD, OTHER, TOLD), NONCES, strict=False)):
        ToldBack.objects.all().delete()
        WaitingFacts.objects.all().delete()
        for told, nonce in order:
            tell(told=told, nonce=nonce)
        kept.add(json.dumps([[line[:2] for line in lines()], WaitingFacts.objects.get().content]))
    assert len(kept) == 1
    after = [MenteePair.objects.get(), type(people.mentee).objects.get(), type(people.mentor).objects.get()]
    assert serialize("json", after) == before
    assert JournalEntry.objects.count() == journal
    assert not MentoringMeeting.objects.exists()
    assert {len(line[2]) for line in lines()} == {len(lines()[0][2])}


def test_what_is_kept_names_neither_fact_nor_person():
    words = tell(told=TOLD, nonce=NONCES[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM internships_toldback")
        text = str(cursor.fetchall())
    for secret in (*words.split(), "origin", "employment", "59606", NONCES[0]):
        assert f'"{secret}' not in text
    assert [field.name for field in ToldBack._meta.get_fields()] == ["id", "only_one", "content"]
