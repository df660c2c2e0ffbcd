"""The dashboard: asked for, done by a worker, shown; and what indicators take from it."""

from copy import copy
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.drawing.scene import make_past
from tests.internships.scene import make_exchange
from vigie.core.jobs import PermanentFailure, run_next
from vigie.internships.after.retention import erase_campaign, erase_until
from vigie.internships.equity import studies
from vigie.internships.equity.studies import keep_study
from vigie.internships.indicators import INDICATORS, access, access_of
from vigie.internships.models import Assignment, Campaign, EquityStudy, OfferView, Pupil

pytestmark = pytest.mark.django_db


@pytest.fixture
def past(pilot, school, company):
    return make_past(make_exchange(school, company), pilot, school)


def address(campaign):
    return reverse("internships:equity", args=[campaign.pk])


def test_a_study_is_asked_for_done_and_shown_without_small_numbers(past, client_of, pilot, monkeypatch):
    monkeypatch.setattr(studies, "RUNS", 5)
    piloting = client_of(pilot)
    assert piloting.post(address(past.campaign)).status_code == 302
    assert "L'étude est en cours" in piloting.get(address(past.campaign)).content.decode()
    while run_next("worker"):
        pass
    assert EquityStudy.objects.get().outcome["people"] == 2
    told = piloting.get(address(past.campaign)).content.decode()
    assert "effectifs trop petits" in told
    assert "sur 2" not in told


def test_before_the_draw_there_is_nothing_to_study(past, client_of, pilot):
    piloting = client_of(pilot)
    assert "Pas encore de tirage" in piloting.get(address(past.listed)).content.decode()
    piloting.post(address(past.listed))
    assert not EquityStudy.objects.exists()
    with pytest.raises(PermanentFailure):
        keep_study(past.listed, runs=1)


def test_once_its_pupils_are_erased_a_campaign_is_not_studied(past):
    Pupil.objects.filter(school_class__entry__campaign=past.campaign).delete()
    with pytest.raises(PermanentFailure):
        keep_study(past.campaign, runs=1)


def test_who_is_served_by_the_second_round_is_counted_as_later(past, client_of, pilot):
    unplaced = Pupil.objects.get(school_class__entry__campaign=past.campaign, assignments=None)
    session = Assignment.objects.get(round=past.round).session
    second = copy(past.round)
    second.pk, second.number, second.drawn_on = None, 2, past.round.drawn_on + timedelta(days=7)
    keep_study(past.campaign, runs=1)
    first = EquityStudy.objects.get().outcome
    assert (first["later"], len(first["days"])) == (0, 1)
    second.save()
    Assignment.objects.create(round=second, pupil=unplaced, session=session)
    assert "refaites-la" in client_of(pilot).get(address(past.campaign)).content.decode()
    keep_study(past.campaign, runs=1)
    after = EquityStudy.objects.get().outcome
    assert (after["later"], after["days"]) == (1, [first["days"][0], first["days"][0] + 7])
    told = client_of(pilot).get(address(past.campaign)).content.decode()
    assert "Le second tour est venu" in told
    assert "élèves de plus" not in told


def test_indicators_say_nothing_of_a_few_pupils(past):
    keep_study(past.campaign, runs=1)
    of_access = [indicator for indicator in INDICATORS if indicator.code.startswith("internships-access")]
    assert of_access
    assert [indicator.measure(past.round.drawn_on.year) for indicator in of_access] == [()] * len(of_access)


def test_a_study_made_again_tells_nothing_of_one_pupil_whose_situation_changed(past):
    keep_study(past.campaign, runs=1)
    first = EquityStudy.objects.get()
    Pupil.objects.filter(pk=past.pupil.pk).update(sex="women", has_scholarship=True, lives_in_qpv=False)
    keep_study(past.campaign, runs=1)
    assert EquityStudy.objects.get().outcome == first.outcome
    assert b"women" not in bytes(first.facts)


def test_a_study_made_again_after_the_end_keeps_the_offers_seen(past):
    offer = Assignment.objects.get(round=past.round).session.offer
    for pupil in Pupil.objects.filter(school_class__entry=past.entry):
        OfferView.objects.create(pupil=pupil, offer=offer)
    keep_study(past.campaign, runs=1)
    first = EquityStudy.objects.get().outcome
    assert first["contrasts"][0]["group"]["mean_seen"] == 1
    Campaign.objects.filter(pk=past.campaign.pk).update(closed_on=timezone.localdate())
    assert erase_until(timezone.localdate()) == 2
    keep_study(past.campaign, runs=1)
    assert EquityStudy.objects.get().outcome == first


def test_what_a_study_knew_goes_with_the_pupils_and_its_numbers_stay(past, client_of, pilot):
    keep_study(past.campaign, runs=1)
    erase_campaign(past.campaign)
    assert "Refaire" not in client_of(pilot).post(address(past.campaign)).content.decode()
    kept = EquityStudy.objects.get()
    assert kept.outcome
    assert not bytes(kept.facts)


def test_which_wish_each_group_got_is_shown_once_groups_are_large(past, client_of, pilot):
    keep_study(past.campaign, runs=1)
    study = EquityStudy.objects.get()
    contrast = study.outcome["contrasts"][0]
    contrast["group"] |= {"people": 100, "chosen": 40, "ranks": [20, 10, 5, 5]}
    contrast["others"] |= {"people": 100, "chosen": 90, "ranks": [40, 30, 20]}
    contrast["rank_gap"] = 0.55
    study.save()
    piloting = client_of(pilot)
    told = piloting.get(address(past.campaign)).content.decode()
    assert "1er vœu" in told
    assert "55 points (de 25 à 85)" in told
    hidden = told.count("caché</td>")
    contrast["group"]["ranks"] = [20, 13, 2, 5]
    study.save()
    told = piloting.get(address(past.campaign)).content.decode()
    assert told.count("caché</td>") == hidden + 4
    assert "55 points" not in told


def test_indicators_add_campaigns_up(past):
    keep_study(past.campaign, runs=1)
    study = EquityStudy.objects.get()
    sides = {"group": {"people": 40, "chosen": 20}, "others": {"people": 60, "chosen": 40}}
    both = {**sides, "rest": {"people": 0, "chosen": 0}, "luck": None, "fisher": 1.0}
    study.outcome = {"people": 100, "placed": 60, "contrasts": [{"code": "women", **both}, {"code": "qpv", **both}]}
    study.save()
    year = past.round.drawn_on.year
    whole, women, men, unknown = access(year)
    assert (whole.value, women.value, men.value, unknown.value) == (0.6, 0.5, 40 / 60, None)
    assert access_of("qpv", year)[0].value == 0.5
    assert access(year - 1) == ()
