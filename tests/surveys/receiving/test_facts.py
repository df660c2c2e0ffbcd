"""Answers feed the observatory as the survey says, and nothing else of them goes there."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.surveys.openrosa.scene import make_collected
from tests.surveys.receiving.scene import make_wave, send
from vigie.core.vault.errors import CannotOpen
from vigie.observatory.models import ReferentialItem, WaitingFacts
from vigie.observatory.waiting import read_waiting
from vigie.surveys.receiving import pouring
from vigie.surveys.receiving.closing import close_wave
from vigie.surveys.receiving.facts import code_of, facts_of, holds
from vigie.surveys.receiving.mapping import check_mapping

pytestmark = pytest.mark.django_db
MAPPING = {
    "when": {"felt": ["yes"]},
    "fields": {
        "domain": {"fixed": "other"},
        "sex": {"question": "sex", "values": {"f": "women", "m": "men"}},
        "age_band": {"question": "age", "values": {"young": "under_18"}},
    },
}
TODAY = date(2026, 11, 28)


def facts(*answers, mapping=MAPPING, place=""):
    """Return the facts of answers."""
    return facts_of(mapping, answers, place=place, today=TODAY).facts


def test_an_answer_makes_a_fact():
    (fact,) = facts({"felt": "yes", "sex": "f", "age": "young"})
    assert (fact.source, fact.channel, fact.quarter) == ("surveys", "questionnaire", "2026-Q4")
    assert (fact.domain, fact.sex, fact.age_band) == ("other", "women", "under_18")
    assert (fact.criterion, fact.place) == ("not_stated", "territory")


def test_other_answers_make_none():
    assert facts({"felt": "no"}, {"sex": "f"}) == ()


@pytest.mark.parametrize("answer", [{}, {"sex": "autre"}, {"sex": ""}])
def test_what_is_not_mapped_is_not_stated(answer):
    (fact,) = facts({"felt": "yes", **answer})
    assert fact.sex == "not_stated"


def test_a_code_retired_since_is_not_stated():
    ReferentialItem.objects.filter(kind="sex", code="women").update(retired_on="2026-01-01")
    (fact,) = facts({"felt": "yes", "sex": "f"})
    assert fact.sex == "not_stated"


def test_a_territory_may_take_no_facts_from_surveys():
    ReferentialItem.objects.filter(kind="source", code="surveys").update(retired_on="2026-01-01")
    assert facts({"felt": "yes"}) == ()


def test_an_unknown_place_is_the_territory():
    assert facts({"felt": "yes"}, place="commune:00000")[0].place == "territory"


@pytest.mark.parametrize(
    ("dimension", "chosen", "code"),
    [
        ("criterion", "a b", "several"),
        ("criterion", "a", "origin"),
        ("domain", "a b", "not_stated"),
        ("domain", "", "not_stated"),
    ],
)
def test_several_answers(dimension, chosen, code):
    field = {"question": "q", "values": {"a": "origin", "b": "sex"}}
    assert code_of(dimension, field, {"q": chosen}) == code


def test_one_of_several_answers_is_enough():
    assert holds({"when": {"q": ["a"]}}, {"q": "b a"})
    assert not holds({"when": {"q": ["a"], "r": ["a"]}}, {"q": "a"})
    assert holds({"fields": {}}, {})


def test_facts_wait_with_the_pouring(pilot):
    wave = make_wave()
    wave.survey.fact_mapping = MAPPING
    wave.survey.save(update_fields=["fact_mapping"])
    send(wave, {"felt": "yes", "sex": "m"}, texts={"story": "canari"})
    send(wave, {"felt": "no", "sex": "f"})
    assert not WaitingFacts.objects.exists()
    close_wave(wave, pilot)
    (waiting,) = map(read_waiting, WaitingFacts.objects.get().content)
    assert waiting.value.sex == "men"


def test_facts_are_not_deposited_when_the_pouring_fails(pilot, monkeypatch):
    wave = make_wave()
    wave.survey.fact_mapping = MAPPING
    wave.survey.save(update_fields=["fact_mapping"])
    send(wave, {"felt": "yes"})

    def fails(*_):
        raise CannotOpen("no")

    monkeypatch.setattr(pouring, "write_anew", fails)
    with pytest.raises(CannotOpen):
        close_wave(wave, pilot)
    assert not WaitingFacts.objects.exists()


@pytest.fixture
def version(pilot):
    wave, _, _ = make_collected(pilot)
    return wave.version


def test_a_good_mapping_is_saved(version):
    good = {
        "when": {"felt": ["yes"]},
        "fields": {"domain": {"fixed": "other"}, "sex": {"question": "felt", "values": {"no": "men"}}},
    }
    assert check_mapping(good, version) == []
    assert check_mapping(None, version) == []
    assert check_mapping({"fields": {}}, version) == []


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ([], "when"),
        ({"fields": [], "when": {}}, "fields"),
        ({"fields": {}, "autre": 1}, "fields"),
        ({"fields": {}, "when": []}, "when"),
        ({"fields": {}, "when": {"felt": []}}, "liste"),
        ({"fields": {}, "when": {"felt": [1]}}, "liste"),
        ({"fields": {}, "when": {"felt": ["maybe"]}}, "maybe"),
        ({"fields": {}, "when": {"nowhere": ["yes"]}}, "nowhere"),
        ({"fields": {}, "when": {"school/story": ["yes"]}}, "school/story"),
        ({"fields": {"quarter": {"fixed": "2026-Q1"}}}, "quarter"),
        ({"fields": {"sex": {"fixed": "canari"}}}, "canari"),
        ({"fields": {"sex": {"fixed": ["women"]}}}, "women"),
        ({"fields": {"sex": "women"}}, "fixe"),
        ({"fields": {"sex": {"question": ["felt"], "values": {}}}}, "fixe"),
        ({"fields": {"sex": {"question": "felt", "values": {"maybe": "men"}}}}, "maybe"),
        ({"fields": {"sex": {"question": "felt", "values": {"yes": {}}}}}, "n'est pas une valeur"),
    ],
)
def test_a_bad_mapping_is_refused(version, mapping, said):
    faults = check_mapping(mapping, version)
    assert any(said in fault for fault in faults), faults


def test_nothing_else_of_an_answer_goes_to_the_observatory():
    told = SimpleNamespace(values={"felt": "yes", "school/story": "canari"})
    assert "canari" not in str(facts(told.values))
