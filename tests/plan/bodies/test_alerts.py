"""Alerts are raised once, answered, and read by those they are for."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from vigie.accounts.actor import actor_of
from vigie.accounts.models import JournalEntry
from vigie.plan.access import seats_of
from vigie.plan.bodies.alerts import answer_alert, raise_alert, readable_alerts
from vigie.plan.bodies.rules import may_read_alert
from vigie.plan.models import Alert

pytestmark = pytest.mark.django_db


def test_the_same_words_the_same_day_are_one_alert(scene, elected_member):
    words = {"body": scene.watch, "title": "Stages", "text": "Refusés"}
    raised = [raise_alert(alert=Alert(**words), actor=elected_member) for _ in range(2)]
    assert raised[0].pk == raised[1].pk
    assert JournalEntry.objects.filter(verb="alert_raised").count() == 1


def test_an_ended_body_raises_nothing(scene, elected_member):
    scene.watch.ended_on = timezone.localdate() - timedelta(days=1)
    scene.watch.save()
    with pytest.raises(ValidationError, match="pris fin"):
        raise_alert(alert=Alert(body=scene.watch, title="Stages", text="Refusés"), actor=elected_member)


def test_the_first_answer_gives_the_date(scene, pilot):
    first = timezone.localdate() - timedelta(days=9)
    answer_alert(alert=scene.alert, answer="Nous regardons.", actor=pilot, day=first)
    answer_alert(alert=scene.alert, answer="Nous regardons.", actor=pilot)
    answer_alert(alert=scene.alert, answer="C'est réglé.", actor=pilot)
    scene.alert.refresh_from_db()
    assert (scene.alert.answer, scene.alert.answered_on) == ("C'est réglé.", first)
    assert JournalEntry.objects.filter(verb="alert_answered").count() == 2


def test_the_journal_does_not_repeat_an_alert(scene, pilot, elected_member):
    raise_alert(alert=Alert(body=scene.watch, title="Secret", text="Très secret"), actor=elected_member)
    answer_alert(alert=scene.alert, answer="Réponse secrète", actor=pilot)
    assert "ecr" not in str(list(JournalEntry.objects.values_list("changes", "object_label")))


@pytest.mark.parametrize("is_answered", [False, True])
def test_the_list_agrees_with_the_rule(scene, cast, pilot, is_answered):
    if is_answered:
        for alert in (scene.alert, scene.group_alert):
            answer_alert(alert=alert, answer="Oui.", actor=pilot)
    for role, person in cast.items():
        if role in {"visitor", "administrator"}:
            continue
        actor = actor_of(person)
        allowed = {
            alert.pk
            for alert in (scene.alert, scene.group_alert)
            if may_read_alert(
                actor,
                seats_of(alert.body),
                is_of_watch_group=alert.body.kind == "watch_group",
                is_answered=is_answered,
            )
            is None
        }
        assert {alert.pk for alert in readable_alerts(actor)} == allowed, role
