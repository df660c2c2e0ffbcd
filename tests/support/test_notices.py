"""Those who listen are told that something waits: where, once a day, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.case_scene import file_case
from tests.support.cases_scene import referred
from tests.support.conftest import listening_at, make_listener, words_of
from vigie.core.models import OutboxMessage
from vigie.support.models import Case, Listening
from vigie.support.notices import tell_listeners

pytestmark = pytest.mark.django_db


def test_one_message_a_listener_and_a_day_says_where_and_nothing_of_the_report(send, point, listening):
    second = make_listener(point)
    words = words_of(send(point).content.decode())
    assert not OutboxMessage.objects.exists()
    for _ in range(2):
        tell_listeners.func()
    messages = list(OutboxMessage.objects.all())
    assert {message.to for message in messages} == {listening.person.email, second.person.email}
    assert len(messages) == 2
    for message in messages:
        assert point.name in message.body
        assert Case.objects.get().number not in message.body
        assert not any(word in message.body.split() for word in words.split())


def test_nothing_is_written_when_nothing_waits_nor_to_those_who_stopped(send, point, listening):
    second = make_listener(point)
    send(point)
    yesterday = timezone.localdate() - timedelta(days=1)
    Listening.objects.filter(person=second.person).update(starts_on=yesterday, ends_on=yesterday)
    Case.objects.update(awaits_staff=False)
    tell_listeners.func()
    assert not OutboxMessage.objects.exists()
    Case.objects.update(awaits_staff=True)
    tell_listeners.func()
    assert OutboxMessage.objects.get().to == listening.person.email


def test_a_referral_that_waits_is_told_to_the_point_that_receives_it(point, listening, other_point, other_listener):
    receiver = listening_at(other_point, other_listener)
    referred(file_case(point), listening, other_point, {"story"})
    Case.objects.update(awaits_staff=False)
    tell_listeners.func()
    message = OutboxMessage.objects.get()
    assert (message.to, point.name in message.body) == (receiver.person.email, False)
    assert other_point.name in message.body
