"""Lists frozen while offers, lists and refusals are written: copied whole, and what comes after is refused in words."""

import time
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.internships.drawing.scene import move_days
from vigie.internships.drawing import freezing
from vigie.internships.drawing.freezing import NotNow, freeze_round
from vigie.internships.drawing.inputs import market_of
from vigie.internships.drawing.reading import inputs_of
from vigie.internships.models import Offer, OfferWeek, Pupil, Round, WishList
from vigie.internships.offers import offer_life
from vigie.internships.pupils.classes import acts
from vigie.internships.pupils.classes.acts import Ticks, note_parents
from vigie.internships.pupils.finding import pupil_by_id
from vigie.internships.pupils.ranking import saving
from vigie.internships.pupils.ranking.saving import ListsClosed, save_wishes

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself."),
]


def freeze(campaign, pilot):
    tomorrow = timezone.localdate() + timedelta(days=1)
    return freeze_round(campaign_id=campaign.pk, number=1, draw_on=tomorrow, announced="Loto", by=pilot)


@pytest.fixture
def closed(exchange, monkeypatch):
    """The exchange, its last day to rank over since yesterday; for one process, whose clock is late, it is not."""
    move_days(exchange.campaign, -8)
    monkeypatch.setattr(saving, "why_not_ranking", lambda _pupil, _day: None)
    return exchange


def rank(closed):
    save_wishes(pupil_by_id(closed.pupil.pk), lambda _wishes: [], mark="late")


def refuse(closed, school):
    note_parents(
        pupils=[closed.pupil], informed=Ticks(set(), set()), refused=Ticks({closed.pupil.pk}, set()), actor=school
    )


def withdraw(closed, browser):
    return post(browser, "withdraw_offer", closed)


def change_seats(closed, browser):
    offer = closed.offer
    card = {"title": offer.title, "sector": offer.sector, "tasks": offer.tasks, "commune": offer.commune_id}
    return post(
        browser, "change_offer", closed, {**card, "accessibility": "unknown", f"week-{closed.session.week_id}": 9}
    )


def post(browser, name, closed, data=None):
    return browser.post(reverse(f"internships:{name}", args=[closed.offer.pk]), data or {}, follow=True)


def background(act, *given):
    """Start an act in a thread of its own; return the thread, and the list where it leaves what it gave."""
    found = []

    def run():
        try:
            found.append(act(*given))
        except Exception as error:
            found.append(error)
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread, found


def someone_waits(thread):
    """Wait until a thread waits for a lock, or has ended without."""
    with connection.cursor() as cursor:
        while thread.is_alive():
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
            time.sleep(0.01)
    return False


def during_a_freeze(closed, pilot, monkeypatch, act, *given):
    """Freeze; once everything is copied and before it is written, start an act. Return the round, what the act gave."""
    started = []

    def copied(campaign, number):
        market = market_of(campaign, number)
        started.append(background(act, *given))
        assert someone_waits(started[0][0])
        return market

    monkeypatch.setattr(freezing, "market_of", copied)
    made = freeze(closed.campaign, pilot)
    thread, found = started[0]
    thread.join()
    return made, found[0]


def test_a_list_sent_during_a_freeze_waits_then_is_told_it_is_too_late(closed, pilot, monkeypatch):
    made, found = during_a_freeze(closed, pilot, monkeypatch, rank, closed)
    assert isinstance(found, ListsClosed)
    assert WishList.objects.get().sessions == [closed.session.pk]
    assert [len(pupil["wishes"]) for pupil in inputs_of(made)["pupils"].values()] == [1]


@pytest.mark.parametrize("act", [withdraw, change_seats])
def test_an_offer_changed_during_a_freeze_waits_then_is_told_it_is_too_late(closed, pilot, client_of, monkeypatch, act):
    made, answer = during_a_freeze(closed, pilot, monkeypatch, act, closed, client_of(pilot))
    assert "tirage" in " ".join(str(each) for each in answer.context["messages"])
    assert Offer.objects.get().state == "published"
    assert OfferWeek.objects.get().seats == 2
    assert [offer["capacity"] for offer in inputs_of(made)["offers"].values()] == [2]


def test_parents_who_refuse_during_a_freeze_are_heard_once_it_is_done(closed, pilot, school, monkeypatch):
    made, _found = during_a_freeze(closed, pilot, monkeypatch, refuse, closed, school)
    assert Pupil.objects.get().parents_refused_on == timezone.localdate()
    assert len(inputs_of(made)["pupils"]) == 1


def before_a_freeze(closed, pilot, monkeypatch, module, act, *given):
    """Start an act; before it ends, try to freeze. Return what freezing gave."""
    found = []

    def recorded(**_told):
        thread, gave = background(freeze, closed.campaign, pilot)
        assert someone_waits(thread)
        found.append((thread, gave))

    monkeypatch.setattr(module, "record", recorded)
    act(*given)
    thread, gave = found[0]
    thread.join()
    return gave[0]


def test_a_freeze_waits_for_parents_who_refuse_and_does_without_their_child(closed, pilot, school, monkeypatch):
    found = before_a_freeze(closed, pilot, monkeypatch, acts, refuse, closed, school)
    assert isinstance(found, NotNow)
    assert not Round.objects.exists()


def test_a_freeze_waits_for_an_offer_taken_back_and_does_without_it(closed, pilot, client_of, monkeypatch):
    found = before_a_freeze(closed, pilot, monkeypatch, offer_life, withdraw, closed, client_of(pilot))
    assert isinstance(found, NotNow)


def test_a_freeze_waits_for_seats_that_change_and_copies_what_they_become(closed, pilot, client_of, monkeypatch):
    made = before_a_freeze(closed, pilot, monkeypatch, offer_life, change_seats, closed, client_of(pilot))
    assert [offer["capacity"] for offer in inputs_of(made)["offers"].values()] == [9]
