"""Places, waiting list, withdrawals, and what is written to people."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests.awareness.room import ANSWERS, make_event, person
from tests.factories import PlanFactory
from vigie.awareness.events.event_life import cancel_event, change_event, publish_event
from vigie.awareness.events.registering import (
    Closed,
    counted_from_list,
    note_attendance,
    rank_of,
    register,
    seat_those_who_wait,
    withdraw,
)
from vigie.awareness.models import Event, Registration
from vigie.core.models import OutboxMessage, OutboxState
from vigie.plan.models import YearlyMoment

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make_event(takes_registrations=True, places=2)


def places(event):
    return [each.has_place for each in event.registrations.standing()]


def last_message():
    return OutboxMessage.objects.exclude(state=OutboxState.CANCELLED).latest("pk")


def calendar_of(message):
    from base64 import b64decode

    return Calendar.from_ical(b64decode(message.attachments[0]["content"]))


def test_places_go_in_order_then_people_wait(event):
    for number in range(4):
        register(event_id=event.pk, registration=person(number))
    assert places(event) == [True, True, False, False]
    assert [rank_of(each) for each in event.registrations.waiting()] == [1, 2]


def test_two_clicks_are_one_and_a_family_shares_an_address(event):
    first = register(event_id=event.pk, registration=person(1))
    again = register(event_id=event.pk, registration=person(1, email="P1@exemple.fr", name="PERSONNE 1"))
    register(event_id=event.pk, registration=person(1, name="Quelqu'un d'autre"))
    assert again == first
    assert Registration.objects.count() == 2
    assert OutboxMessage.objects.count() == 2


def test_a_place_given_back_goes_to_whoever_waited_longest_and_they_are_told(event):
    rows = [register(event_id=event.pk, registration=person(number)) for number in range(4)]
    withdraw(registration_id=rows[0].pk)
    withdraw(registration_id=rows[0].pk)
    assert places(event) == [True, True, False]
    message = last_message()
    assert message.to == "p2@exemple.fr"
    assert calendar_of(message)["METHOD"] == "REQUEST"


def test_more_places_are_given_to_those_who_wait(event):
    for number in range(5):
        register(event_id=event.pk, registration=person(number))
    event.places = 4
    before = {name: getattr(event, name) for name in ("title", "starts_at", "ends_at", "place")}
    change_event(event=event, before=before, actor=None)
    assert places(event) == [True, True, True, True, False]


def test_a_change_of_place_is_told_with_a_new_calendar_entry(event):
    register(event_id=event.pk, registration=person(1))
    before = {name: getattr(event, name) for name in ("title", "starts_at", "ends_at", "place")}
    event.place = "Autre salle"
    change_event(event=event, before=before, actor=None)
    entry = calendar_of(last_message()).walk("VEVENT")[0]
    assert (entry["SEQUENCE"], entry["LOCATION"]) == (1, "Autre salle")


def test_a_cancelled_event_takes_itself_out_of_calendars_and_nobody_registers(event):
    register(event_id=event.pk, registration=person(1))
    cancel_event(event_id=event.pk, actor=None)
    assert calendar_of(last_message())["METHOD"] == "CANCEL"
    with pytest.raises(Closed):
        register(event_id=event.pk, registration=person(2))


@pytest.mark.parametrize(
    "given",
    [
        {"takes_registrations": False},
        {"published_on": None},
        {"cancelled_on": timezone.localdate()},
        {"starts_at": timezone.now() - timedelta(hours=1)},
    ],
)
def test_nobody_registers_to_what_is_closed(event, given):
    Event.objects.filter(pk=event.pk).update(**given)
    with pytest.raises(Closed):
        register(event_id=event.pk, registration=person(1))
    assert seat_those_who_wait(Event.objects.get(pk=event.pk)) == 0


def test_who_came_is_counted_by_sex_from_the_list(event, pilot):
    sexes = ("women", "men", "not_stated")
    rows = [register(event_id=event.pk, registration=person(number, sex=sex)) for number, sex in enumerate(sexes)]
    assert counted_from_list(event) == {}
    note_attendance(event=event, present={rows[0].pk, rows[2].pk}, absent={rows[1].pk}, actor=pilot)
    assert counted_from_list(event) == {"women": 1, "men": 0, "not_stated": 1}


def test_a_published_highlight_gives_its_date_to_the_moment_that_the_plan_asks_for(pilot):
    moment = YearlyMoment.objects.create(plan=PlanFactory(), title="Temps fort annuel")
    event = make_event(is_public=False, is_highlight=True, moment=moment)
    for _ in range(2):
        publish_event(event_id=event.pk, answers=ANSWERS, actor=pilot)
    dated = moment.dates.get()
    assert dated.first_day == timezone.localdate(event.starts_at)
    assert event.pk in [each.pk for each in Event.objects.highlights(dated.year)]


def test_whoever_knows_a_name_and_an_address_does_not_get_the_link(event):
    held = register(event_id=event.pk, registration=person(1))
    Registration.objects.filter(pk=held.pk).update(registered_at=timezone.now() - timedelta(minutes=3))
    with pytest.raises(Closed, match="déjà inscrite"):
        register(event_id=event.pk, registration=person(1))
    assert Registration.objects.count() == 1


def test_the_yearly_moment_follows_its_event_and_is_to_date_again_when_it_is_cancelled(pilot):
    moment = YearlyMoment.objects.create(plan=PlanFactory(), title="Temps fort")
    event = make_event(is_public=False)
    publish_event(event_id=event.pk, answers=ANSWERS, actor=pilot)
    event.refresh_from_db()
    before = {name: getattr(event, name) for name in ("title", "starts_at", "ends_at", "place", "moment_id")}
    event.moment = moment
    change_event(event=event, before=before, actor=pilot)
    assert moment.dates.get().first_day == timezone.localdate(event.starts_at)
    before = {name: getattr(event, name) for name in before}
    event.title, event.starts_at = "Autre nom", event.starts_at - timedelta(days=3)
    change_event(event=event, before=before, actor=pilot)
    assert (moment.dates.get().first_day, moment.dates.get().topic) == (
        timezone.localdate(event.starts_at),
        "Autre nom",
    )
    cancel_event(event_id=event.pk, actor=pilot)
    assert not moment.dates.exists()
