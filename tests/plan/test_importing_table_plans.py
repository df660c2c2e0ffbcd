"""Which plan each row of a table speaks of: periods as people write them, rows that say part of it, contradictions."""

import pytest

from tests.plan.tables import errors_of, imported, warnings_of
from vigie.plan.models import Action, Plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2015-2020", (2015, 2020)),
        ("2015/2020", (2015, 2020)),
        ("2015 à 2020", (2015, 2020)),
        ("de 2015 à 2020", (2015, 2020)),
        ("2015-2020 (six ans)", (2015, 2020)),
        ("2020", (2020, 2020)),
        ("depuis 2015", (2015, None)),
    ],
)
def test_a_period_is_read_as_people_write_it(written, years):
    assert imported(f"plan;periode;action\nP;{written};a").warnings == []
    plan = Plan.objects.get()
    assert (plan.starts_in, plan.ends_in, plan.period_note) == (*years, "")


@pytest.mark.parametrize("written", ["bientôt", "2020-2015", "15-20"])
def test_what_is_no_period_becomes_a_note(written):
    preview = imported(f"plan;periode;action\nP;{written};a\nP;2015-2020;b")
    assert "n'est pas une période comprise" in warnings_of(preview)[0]
    plan = Plan.objects.get()
    assert (plan.starts_in, plan.ends_in, plan.period_note) == (2015, 2020, written)


@pytest.mark.parametrize("rows", ["2015;a\n;b", ";a\n2015;b", "2015-2020;a\n2015 à 2020;b\n;c"])
def test_rows_that_do_not_say_their_period_are_of_the_same_untitled_plan(rows):
    imported(f"periode;action\n{rows}")
    assert Plan.objects.get().actions.count() == Action.objects.count() == rows.count("\n") + 1


def test_rows_that_each_say_part_of_their_plan_are_of_one_plan():
    imported("plan;territoire;periode;action\nP;;;a\nP;CA;;b\nP;;2015-2020;c\n;;;d")
    plan = Plan.objects.get()
    assert (plan.territory_name, plan.starts_in, plan.actions.count()) == ("CA", 2015, 4)


def test_two_ends_for_one_plan_are_refused_with_both_places():
    (error,) = errors_of("plan;periode;action\nP;2015-2020;a\nP;2015-2021;b")
    assert error.startswith("Ligne 3 : ")
    assert "qu'à Ligne 2" in error


def test_two_periods_that_begin_in_different_years_are_two_plans():
    imported("plan;periode;action\nP;2015-2020;a\nP;2021-2026;b")
    assert Plan.objects.count() == 2


def test_a_row_that_may_be_of_two_plans_is_refused():
    (error,) = errors_of("plan;territoire;periode;action\nP;CA;2015;a\nP;CB;2015;b\nP;;2015;c")
    assert error.startswith("Ligne 4, colonne « plan » : ")
