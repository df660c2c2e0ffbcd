"""What an edition shows of indicators, and what it keeps secret."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.observatory.indicators.indicator_scene import draft, fill, make_indicator
from tests.observatory.released_edition import edition_of
from vigie.core.measuring import Direction
from vigie.observatory.indicators.cited_figures import take_cited_figures
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import MeasureDraft
from vigie.observatory.indicators.releasing import released_indicators
from vigie.observatory.models import Catalogue, Indicator, IndicatorTarget, Publication
from vigie.observatory.released import Status
from vigie.observatory.released_json import to_json

pytestmark = pytest.mark.django_db


def opened(code="personnes", **more):
    return make_indicator(code, opened_at=timezone.now(), **more)


def people(code="personnes", **more):
    return opened(code, counts_people=True, by_sex=True, kind="room", **more)


def shown(indicator):
    return {(point.period, point.category): (point.status, point.value) for point in indicator.points}


def test_nothing_is_released_before_it_is_opened():
    fill(make_indicator(), draft("2016", 4))
    assert released_indicators(2025) == ()


def test_figures_already_public_are_shown_small_and_cited():
    fill(opened(is_public_source=True), draft("2016", 4), draft("2017", None), draft("2018", 0))
    (released,) = released_indicators(2025)
    assert released.is_external
    assert released.source == "Défenseur des droits"
    assert shown(released) == {
        ("2016", ""): (Status.VALUE, 4),
        ("2017", ""): (Status.NOT_COLLECTED, None),
        ("2018", ""): (Status.ZERO, 0),
    }


def test_a_small_figure_that_a_holder_confided_is_secret():
    fill(opened(), draft("2016", 4), draft("2017", 40))
    assert shown(released_indicators(2025)[0]) == {
        ("2016", ""): (Status.SECRET, None),
        ("2017", ""): (Status.VALUE, 40),
    }


def test_small_counts_of_people_are_secret_and_cannot_be_subtracted():
    fill(
        people(), draft("2024", 14), draft("2024", 11, "women"), draft("2024", 3, "men"), draft("2024", 0, "not_stated")
    )
    (released,) = released_indicators(2025)
    assert released.breakdown == "Sexe"
    values = shown(released)
    assert values["2024", "hommes"] == (Status.SECRET, None)
    assert [status for status, _ in values.values()].count(Status.SECRET) >= 2


def test_when_a_part_is_unknown_all_parts_around_a_small_one_are_secret():
    fill(people(), draft("2024", 14), draft("2024", 11, "women"), draft("2024", 3, "men"))
    values = shown(released_indicators(2025)[0])
    assert values["2024", "femmes"][0] is Status.SECRET
    assert values["2024", "non renseigné"] == (Status.NOT_COLLECTED, None)


def test_what_rooms_count_that_is_not_people_is_shown():
    fill(opened("reunions", kind="room", is_share=True), draft("2024", 0.5, numerator=1, observations=2))
    point = released_indicators(2025)[0].points[0]
    assert (point.value, point.observations) == (0.5, 2)
    assert 0 <= point.lower < 0.5 < point.upper <= 1


def test_a_share_of_few_people_is_secret():
    fill(people(is_share=True), draft("2024", 0.1, numerator=2, observations=20))
    assert released_indicators(2025)[0].points[0].status is Status.SECRET


def test_measures_after_the_vintage_wait():
    fill(opened(is_public_source=True), draft("2024", 4), draft("2026", 5))
    assert [point.period for point in released_indicators(2025)[0].points] == ["2024"]


def test_no_change_is_told_between_points_that_do_not_compare():
    fill(opened(is_public_source=True), draft("2007-2013", 5), draft("2016", 4), draft("2017", 2))
    points = released_indicators(2025)[0].points
    assert [point.is_comparable for point in points] == [True, False, True]
    assert "durée" in points[1].note


def test_an_indicator_counted_from_facts_reads_the_protected_tables_only():
    opened("emploi", kind="facts", computation={"filters": {"domain": ["employment"]}, "base": {}, "by": "sex"})
    edition = edition_of()
    (released,) = released_indicators(2025, edition.tables, edition.dimensions)
    assert released.breakdown == "Sexe"
    cell, total = edition.table("domain").by_key["employment",], edition.total
    assert released.points[0].value == cell.value / total.value
    assert released_indicators(2025)[0].points[0].status is Status.NOT_COLLECTED


def test_its_earlier_years_are_those_that_were_published():
    opened("oriented", kind="facts", computation={"by": ""})
    publish()
    edition = edition_of(300, 2)
    (released,) = released_indicators(2026, edition.tables, edition.dimensions)
    assert [point.period for point in released.points] == ["2024", "2024", "2024", "2026"]


def test_a_count_of_people_already_published_is_repeated_as_it_was():
    """A 13 after a 12 would tell that somebody came late."""
    indicator = people("oriented")
    publish()
    fill(indicator, draft("2024", 13), draft("2025", 15))
    released = released_indicators(2026)[0]
    assert ("2024", "") not in shown(released)
    assert shown(released)["2025", ""] == (Status.VALUE, 15)
    assert shown(released)["2024", "femmes"] == (Status.VALUE, 0.6)


def test_points_already_published_are_found_when_a_sex_breakdown_comes_after_ages():
    """The first breakdown changes, and with it the codes: what was said of ages and of the whole stays said."""
    indicator = opened("confies")
    ages = [MeasureDraft(parse_period("2024"), Decimal(20), "age", one) for one in ("18-25", "26-60")]
    fill(indicator, draft("2024", 40), *ages)
    publish(replace(edition_of(), indicators=released_indicators(2025)))
    ages = [MeasureDraft(parse_period("2024"), Decimal(21), "age", one) for one in ("18-25", "26-60")]
    sexes = [draft(period, 21, sex) for period in ("2024", "2025") for sex in ("women", "men")]
    fill(indicator, draft("2024", 42), draft("2025", 42), *ages, *sexes)
    by_sex, by_age = released_indicators(2026)
    assert [(one.code, one.breakdown) for one in (by_sex, by_age)] == [("confies", "Sexe"), ("confies--age", "Âge")]
    assert {key: value for key, (_status, value) in shown(by_age).items()} == {
        ("2024", "18-25"): 20,
        ("2024", "26-60"): 20,
    }
    assert {key: value for key, (_status, value) in shown(by_sex).items()} == {
        ("2024", ""): 40,
        ("2025", ""): 42,
        ("2025", "femmes"): 21,
        ("2025", "hommes"): 21,
    }
    publish(replace(edition_of(), indicators=(by_sex, by_age)), number=2)
    assert released_indicators(2026) == (by_sex, by_age)


def publish(edition=None, number=1):
    Publication.objects.create(
        number=number,
        vintage=2024 + number,
        title="Édition",
        content=to_json(edition or edition_of()),
        content_hash="0" * 64,
        proof={},
        catalogue=Catalogue.objects.create(number=number, title="Catalogue", tables=[[]]),
    )


def test_a_target_goes_with_its_indicator():
    indicator = opened(is_public_source=True)
    fill(indicator, draft("2016", 4))
    IndicatorTarget.objects.create(indicator=indicator, amount=10, period="2027")
    assert released_indicators(2025)[0].target.amount == 10


def test_each_other_breakdown_is_an_indicator_of_its_own():
    indicator = opened(
        "chomage", kind="context", licence="Licence ouverte", counts_people=True, by_sex=True, is_public_source=True
    )
    fill(indicator, draft("2024", 9), MeasureDraft(parse_period("2024"), Decimal(4), "place", "commune:59606"))
    assert [(one.code, one.breakdown) for one in released_indicators(2025)] == [
        ("chomage", "Sexe"),
        ("chomage--place", "Commune"),
    ]


def test_the_figures_of_the_plan_are_released_as_it_cites_them(real_plan):
    take_cited_figures(plan=real_plan, actor=None)
    released = {one.label: one for one in released_indicators(2025)}
    assert len(released) == Indicator.objects.count() == 2
    complaints = next(one for label, one in released.items() if label.startswith("Plaintes"))
    assert shown(complaints) == {("2007-2013", ""): (Status.VALUE, 5)}
    assert complaints.direction is Direction.RISE_IS_GOOD
    assert "tribunal de Valenciennes" in complaints.source
