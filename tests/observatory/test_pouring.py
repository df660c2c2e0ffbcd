"""When facts are poured, which wait, in which vintage they count; none is lost, none comes twice."""

import random
from collections import Counter
from datetime import date

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.observatory.facts_scene import fact, make_places, poured, waiting
from vigie.observatory.deposit import correct, deposit, deposit_all
from vigie.observatory.models import Catalogue, EditionDraft, Fact, Publication, ReferentialItem, WaitingFacts
from vigie.observatory.pouring import Outcome, parted, pour, pour_facts
from vigie.observatory.referentials.versions import current_version
from vigie.observatory.waiting import WaitingFact, read_waiting
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 2)


@pytest.fixture
def places(db):
    make_places()


def sign_edition(vintage: int, **options) -> None:
    catalogue, _ = Catalogue.objects.get_or_create(number=1, defaults={"title": "Tableaux", "tables": [[]]})
    number = Publication.objects.count() + 1
    Publication.objects.create(
        number=number,
        vintage=vintage,
        title="Édition",
        content={},
        content_hash="0" * 64,
        proof={},
        catalogue=catalogue,
        signatory_name="Maxime",
        **options,
    )


def test_fewer_than_the_threshold_wait(places):
    deposit_all([fact()] * 4)
    assert pour_facts(day=MARCH) is Outcome.TOO_FEW
    assert (len(waiting()), Fact.objects.count()) == (4, 0)
    deposit(fact())
    assert pour_facts(day=MARCH) is Outcome.POURED
    assert (len(waiting()), Fact.objects.count()) == (0, 5)


def test_the_threshold_is_the_territory_s(places):
    Territory.objects.update(small_count_threshold=8)
    deposit_all([fact()] * 7)
    assert pour_facts(day=MARCH) is Outcome.TOO_FEW
    deposit(fact())
    assert pour_facts(day=MARCH) is Outcome.POURED


def test_once_a_month_and_never_back_in_time(places):
    deposit_all([fact()] * 5)
    assert pour_facts(day=MARCH) is Outcome.POURED
    deposit_all([fact()] * 9)
    for day in (date(2025, 3, 31), date(2025, 2, 1), date(2024, 12, 1)):
        assert pour_facts(day=day) is Outcome.ALREADY_THIS_MONTH
    assert (len(waiting()), Fact.objects.count()) == (9, 5)
    assert pour_facts(day=APRIL) is Outcome.POURED


def test_a_check_changes_nothing(places):
    deposit_all([fact()] * 5)
    before = WaitingFacts.objects.values().get()
    assert pour_facts(day=MARCH, is_check=True) is Outcome.POURED
    assert WaitingFacts.objects.values().get() == before
    assert Fact.objects.count() == 0


def test_a_source_that_brought_few_waits_for_company_of_its_own(places):
    """Otherwise the only person whom one room heard this month would be known among many facts of another."""
    deposit_all([fact(source="past_data")] * 20 + [fact(source="support")] * 2)
    pour_facts(day=MARCH)
    assert [each.source for each in waiting()] == ["support"] * 2
    assert set(Fact.objects.values_list("source", flat=True)) == {"past_data"}


def test_fictitious_facts_keep_nobody_company(places):
    deposit_all([fact()] * 4)
    deposit_all([fact()] * 6, is_fictitious=True)
    pour_facts(day=MARCH)
    assert list(Fact.objects.values_list("is_fictitious", flat=True)) == [True] * 6
    assert len(waiting()) == 4


def test_corrections_keep_nobody_company_and_follow_their_source(places):
    deposit_all([fact()] * 5)
    pour_facts(day=MARCH)
    for _ in range(5):
        correct(wrong=fact(), right=fact(sex="men"))
    assert pour_facts(day=APRIL) is Outcome.TOO_FEW
    deposit_all([fact(sex="men")] * 5)
    assert pour_facts(day=APRIL) is Outcome.POURED
    assert Counter(each.sex for each in poured()) == {"men": 10}


def test_a_correction_that_changes_the_source_waits_for_the_company_of_both(places):
    deposit_all([fact()] * 5)
    pour_facts(day=MARCH)
    correct(wrong=fact(), right=fact(source="surveys"))
    deposit_all([fact(sex="men")] * 5)
    pour_facts(day=APRIL)
    assert sorted(each.sign for each in waiting_halves()) == [-1, 1]
    correct(wrong=fact(source="surveys"), right=fact(source="testing"))
    deposit_all([fact(sex="men")] * 5 + [fact(source="surveys", sex="men")] * 5)
    pour_facts(day=date(2025, 5, 2))
    assert sorted(each.sign for each in waiting_halves()) == [-1, 1]
    deposit_all([fact(sex="men")] * 5 + [fact(source="testing", sex="men")] * 5)
    assert pour_facts(day=date(2025, 6, 2)) is Outcome.POURED
    assert waiting_halves() == []
    assert Counter(each.source for each in poured() if each.sex == "women") == {"support": 4, "testing": 1}


def test_a_correction_taken_back_leaves_its_first_half_with_its_own_source(places):
    deposit_all([fact()] * 5)
    pour_facts(day=MARCH)
    correct(wrong=fact(), right=fact(source="surveys"))
    correct(wrong=fact(source="surveys"), right=None)
    assert [(each.sign, each.sources) for each in waiting_halves()] == [(-1, ("support",))]


def waiting_halves() -> list[WaitingFact]:
    """Halves of corrections that wait."""
    row = WaitingFacts.objects.first()
    return [each for each in map(read_waiting, row.content) if each.is_correction]


def test_the_vintage_is_the_year_of_pouring_or_the_first_one_still_open(places):
    deposit_all([fact()] * 5)
    pour_facts(day=date(2025, 12, 31))
    sign_edition(2025)
    sign_edition(2026, is_fictitious=True)
    deposit_all([fact(sex="men")] * 5)
    pour_facts(day=date(2026, 1, 1))
    sign_edition(2026)
    sign_edition(2027)
    deposit_all([fact(sex="other")] * 5)
    pour_facts(day=date(2026, 2, 1))
    assert set(Fact.objects.values_list("sex", "vintage")) == {("women", 2025), ("men", 2026), ("other", 2028)}


@pytest.mark.parametrize(
    ("state", "vintage"),
    [("draft", 2025), ("protected", 2026), ("audited", 2026), ("reviewed", 2026), ("abandoned", 2025)],
)
def test_an_edition_already_protected_takes_no_more(places, state, vintage):
    catalogue = Catalogue.objects.create(number=1, title="Tableaux", tables=[[]])
    EditionDraft.objects.create(vintage=2025, title="Essai", state=state, catalogue=catalogue)
    deposit_all([fact()] * 5)
    pour_facts(day=MARCH)
    assert set(Fact.objects.values_list("vintage", flat=True)) == {vintage}


def test_a_batch_has_one_version_of_the_lists(places):
    deposit_all([fact()] * 3)
    ReferentialItem.objects.filter(kind="sex", code="men").update(label="les hommes")
    deposit_all([fact()] * 3)
    pour_facts(day=MARCH)
    assert list(Fact.objects.values_list("referential", flat=True).distinct()) == [current_version().pk]


def test_the_monthly_job_looks_once_a_month(places, settings):
    """A fact that completes the company in the middle of the month is not poured that day."""
    pour.call()
    deposit_all([fact()] * 5)
    pour.call()
    assert Fact.objects.count() == 0
    WaitingFacts.objects.update(looked_month="2000-01")
    pour.call()
    pour.call()
    assert Fact.objects.count() == 5
    assert ("pour", "vigie.observatory.pouring.pour") in [line[:2] for line in settings.VIGIE_PERIODIC_JOBS]


def test_the_table_keeps_no_row_number_on_sqlite(places):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'observatory_fact'")
            assert cursor.fetchone()[0].endswith("WITHOUT ROWID")
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'fact_by_vintage'")
            assert cursor.fetchone() == (1,)
            cursor.execute("PRAGMA foreign_key_list(observatory_fact)")
            assert [row[2] for row in cursor.fetchall()] == ["observatory_referentialversion"]


# --- None lost, none twice -----------------------------------------------------------------------------------------
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("deposit"), st.integers(0, 5), st.integers(1, 7)),
        st.tuples(st.just("correct"), st.integers(0, 5), st.integers(0, 5)),
        st.tuples(st.just("remove"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("pour"), st.integers(0, 2), st.just(0)),
    ),
    max_size=25,
)
VALUES = [fact(sex=sex, source=source) for sex in ("women", "men") for source in ("support", "surveys", "testing")]


class WhateverTheOrderOfActs(TestCase):
    @given(ACTS)
    def test_what_waits_and_what_is_poured_is_what_was_said(self, acts):
        make_places()
        said, month = Counter(), 0
        for act, one, other in acts:
            value = VALUES[one]
            if act == "deposit":
                deposit_all([value] * other)
                said[value] += other
            elif act == "pour":
                month += one
                pour_facts(day=date(2026 + month // 12, month % 12 + 1, 1))
            elif said[value]:
                right = VALUES[other] if act == "correct" else None
                correct(wrong=value, right=right)
                said[value] -= 1
                said[right] += right is not None
            assert no_pair_straddles()
        assert left_with_what_waits() == +said


def no_pair_straddles() -> bool:
    """Whether what takes back and what puts right wait, of each two sources, in equal numbers."""
    row = WaitingFacts.objects.first()
    changed = [each for each in map(read_waiting, row.content if row else ()) if each.other_source]
    return all(count == 0 for count in counted(changed).values())


def counted(halves) -> Counter:
    """What halves amount to, by what they wait for."""
    found = Counter()
    for each in halves:
        found[tuple(sorted(each.sources)), each.vintage] += each.sign
    return found


def left_with_what_waits() -> Counter:
    """What poured facts and those that wait say together."""
    found = Counter()
    for row in Fact.objects.all():
        found[fact(**{name: getattr(row, name) for name in fact().codes()})] += row.sign
    row = WaitingFacts.objects.first()
    for each in map(read_waiting, row.content if row else ()):
        found[each.value] += each.sign
    assert all(count >= 0 for count in found.values())
    return +found


@given(st.lists(st.tuples(st.sampled_from(VALUES), st.booleans(), st.sampled_from([None, 2025]))), st.integers(3, 10))
def test_parting_loses_nothing_and_pours_no_small_company(drawn, least):
    facts = [WaitingFact(value, 1, is_fictitious, vintage) for value, is_fictitious, vintage in drawn]
    ready, left = parted(facts, least)
    assert Counter(ready) + Counter(left) == Counter(facts)
    new = Counter((each.value.source, each.is_fictitious) for each in ready if not each.is_correction)
    assert all(count >= least for count in new.values())
    assert {(each.value.source, each.is_fictitious) for each in ready} == set(new)


@given(
    st.sampled_from(VALUES), st.sampled_from([1, -1]), st.booleans(), st.sampled_from([None, 2025]), st.text(max_size=9)
)
def test_a_canonical_text_reads_back(value, sign, is_fictitious, vintage, other_source):
    waits = WaitingFact(value, sign, is_fictitious, vintage, other_source)
    assert read_waiting(waits.written()) == waits


def test_identifiers_do_not_follow_any_order(places):
    deposit_all([fact(sex=random.choice(["women", "men"])) for _ in range(40)])
    pour_facts(day=MARCH)
    assert {row.id.version for row in Fact.objects.all()} == {4}
