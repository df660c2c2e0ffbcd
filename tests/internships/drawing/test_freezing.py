"""Lists are frozen once they are closed, before the public value is known; then nothing of them changes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.internships.drawing.scene import move_days, move_round
from tests.internships.scene import make_offer
from vigie.accounts.models import JournalEntry
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.freezing import NotNow, freeze_round, open_second_round
from vigie.internships.drawing.reading import inputs_of, names_of
from vigie.internships.matching.publishing import hash_of_secret, leaves_of, root_of
from vigie.internships.models import Assignment, Round, WishList

pytestmark = pytest.mark.django_db


def freeze(campaign, pilot, *, number=1, days=1):
    draw_on = timezone.localdate() + timedelta(days=days)
    return freeze_round(campaign_id=campaign.pk, number=number, draw_on=draw_on, announced="Loto", by=pilot)


def test_lists_are_not_frozen_while_pupils_rank(exchange, pilot):
    with pytest.raises(NotNow, match="classent jusqu'au"):
        freeze(exchange.campaign, pilot)
    assert not Round.objects.exists()


def test_lists_are_not_frozen_before_the_rules_are_public(exchange, pilot):
    move_days(exchange.campaign, -8)
    exchange.campaign.published_on = None
    exchange.campaign.save()
    with pytest.raises(NotNow, match="règles"):
        freeze(exchange.campaign, pilot)


def test_the_public_value_is_still_to_come_when_lists_are_frozen(exchange, pilot):
    move_days(exchange.campaign, -8)
    with pytest.raises(NotNow, match="à venir"):
        freeze(exchange.campaign, pilot, days=0)


def test_an_empty_campaign_is_not_frozen(exchange, pilot):
    move_days(exchange.campaign, -8)
    WishList.objects.all().delete()
    with pytest.raises(NotNow, match="rien à tirer"):
        freeze(exchange.campaign, pilot)


def test_what_is_promised_is_the_lists_and_a_sealed_secret(frozen, exchange):
    assert frozen.inputs_root == root_of(leaves_of(inputs_of(frozen)))
    assert list(names_of(frozen)["pupils"].values()) == [exchange.pupil.pk]
    assert (frozen.secret, frozen.result) == ("", None)
    assert exchange.pupil.pseudonym.encode() not in bytes(frozen.names)


def test_freezing_twice_freezes_once(frozen, exchange, pilot):
    assert freeze(exchange.campaign, pilot) == frozen
    assert Round.objects.count() == 1
    assert JournalEntry.objects.filter(verb="round_frozen").count() == 1


def test_the_journal_tells_what_is_promised_and_no_list(frozen):
    changes = JournalEntry.objects.get(verb="round_frozen").changes
    assert set(changes) == {"empreinte des listes", "empreinte du secret", "valeur annoncée"}


def test_a_list_changed_after_the_freeze_does_not_count(frozen, exchange, pilot):
    late = make_offer(exchange.campaign, exchange.company, title="Arrivée trop tard")
    WishList.objects.update(sessions=[late.pk, exchange.session.pk])
    move_round(frozen)
    round_ = draw_round(round_id=frozen.pk, public_value="1", by=pilot)
    assert round_.inputs_root == frozen.inputs_root
    assert Assignment.objects.get().session == exchange.session


def test_the_secret_revealed_is_the_one_promised(drawn, frozen):
    assert hash_of_secret(drawn.secret) == frozen.secret_hash


def test_a_second_round_opens_once_the_first_is_drawn(exchange, pilot, frozen):
    until = timezone.localdate() + timedelta(days=5)
    with pytest.raises(NotNow, match="tirage est promis"):
        open_second_round(campaign_id=exchange.campaign.pk, lists_until=until, by=pilot)
    move_round(frozen)
    draw_round(round_id=frozen.pk, public_value="1", by=pilot)
    campaign = open_second_round(campaign_id=exchange.campaign.pk, lists_until=until, by=pilot)
    assert campaign.takes_lists(until)
    assert not campaign.takes_lists(until + timedelta(days=1))
    with pytest.raises(NotNow, match="classent jusqu'au"):
        freeze(campaign, pilot, number=2)
