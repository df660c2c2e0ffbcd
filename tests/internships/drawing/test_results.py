"""What a pupil reads, on their own page and nowhere else."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.internships.drawing.scene import move_round
from tests.internships.scene import come_in, make_offer, make_pupil
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.ending import give_back
from vigie.internships.drawing.freezing import open_second_round
from vigie.internships.drawing.reading import inputs_of
from vigie.internships.drawing.results import proof_for, results_of
from vigie.internships.matching.publishing import verify
from vigie.internships.models import Assignment

pytestmark = pytest.mark.django_db


def result_page(client, pupil):
    return come_in(client, pupil).get(reverse("internships:pupil_result")).text


def test_before_the_draw_the_page_says_when_it_is(client, exchange):
    assert "Pas encore de résultat" in result_page(client, exchange.pupil)


def test_once_frozen_the_page_says_that_nothing_changes(client, frozen, exchange):
    assert "ce qui change depuis ne compte pas" in result_page(client, exchange.pupil)


def test_the_pupil_reads_what_they_got_and_their_number(client, drawn, exchange):
    page = result_page(client, exchange.pupil)
    assert "Vœu n° 1 obtenu" in page
    assert escape(exchange.offer.title) in page
    assert "n° 1" in page


def test_a_list_changed_since_the_freeze_is_said_not_to_count(client, drawn, exchange):
    late = make_offer(exchange.campaign, exchange.company, title="Trop tard")
    exchange.pupil.wish_list.sessions = [late.pk]
    exchange.pupil.wish_list.save()
    page = result_page(client, exchange.pupil)
    assert "Ce qui a changé depuis ne compte pas" in page
    assert "Trop tard" not in page


def test_a_seat_given_back_is_said_to_be(client, drawn, exchange, pilot):
    give_back(assignment_id=Assignment.objects.get().pk, by=pilot)
    assert "plus tenue" in result_page(client, exchange.pupil)


def test_the_proof_of_each_list_leads_to_the_published_root(exchange, school, frozen, pilot):
    move_round(frozen)
    round_ = draw_round(round_id=frozen.pk, public_value="1", by=pilot)
    proof = proof_for(round_, exchange.pupil)
    assert proof is not None
    assert verify(proof.line.encode(), proof.steps, frozen.inputs_root)
    assert json.loads(proof.line)[2] == inputs_of(frozen)["pupils"][proof.name]


def test_the_proof_on_the_page_is_enough_to_check(client, drawn, exchange):
    page = result_page(client, exchange.pupil)
    assert drawn.inputs_root in page
    assert len(re.findall(r"<code>[0-9a-f]{64}</code>", page)) >= 2


def test_a_pupil_who_was_not_in_the_round_has_no_result(drawn, exchange, school):
    late = make_pupil(exchange.school_class, school, exchange.session)
    assert results_of(late) == []
    assert proof_for(drawn, late) is None


def test_whoever_has_no_seat_is_told_of_the_second_round(client, drawn, exchange, pilot):
    today = timezone.localdate()
    open_second_round(campaign_id=exchange.campaign.pk, lists_until=today, by=pilot)
    assert "Vous avez déjà une place" in result_page(client, exchange.pupil)
    give_back(assignment_id=Assignment.objects.get().pk, by=pilot)
    assert "changez votre liste jusqu" in result_page(client, exchange.pupil)
