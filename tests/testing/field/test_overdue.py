"""What is late is told to whoever it was given to, without a word on who is tested."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.testing.scene import make_application, make_campaign
from vigie.accounts.models import Membership
from vigie.cockpit.models import ReminderKind
from vigie.cockpit.reminders.sending import write_reminders
from vigie.core.models import OutboxMessage
from vigie.testing.field.overdue import overdue_applications
from vigie.testing.models import Application, Campaign, Tester

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def application(sentinel):
    return make_application(make_campaign(), sentinel)


def change(application, **fields):
    Application.objects.filter(pk=application.pk).update(**fields)


def late():
    return list(overdue_applications(timezone.localdate()))


def test_a_test_is_late_the_day_after_its_last_one(application):
    today = timezone.localdate()
    change(application, due_on=today)
    assert late() == []
    change(application, due_on=today - DAY)
    assert late() == [application]


def test_a_test_is_to_tell_a_week_after_it_was_sent(application):
    today = timezone.localdate()
    change(application, due_on=today - 9 * DAY, sent_on=today - 6 * DAY)
    assert late() == []
    change(application, sent_on=today - 7 * DAY)
    assert late() == [application]
    change(application, reported_on=today)
    assert late() == []


@pytest.mark.parametrize(
    "end",
    [
        lambda day: Campaign.objects.update(stopped_on=day),
        lambda day: Application.objects.update(abandoned="Plus en ligne."),
        lambda day: Tester.objects.update(stopped_on=day),
        lambda day: Tester.objects.update(charter_signed_on=None),
        lambda day: Membership.objects.update(ends_on=day - DAY),
    ],
)
def test_nothing_is_late_for_whoever_has_nothing_to_do_any_more(application, end):
    change(application, due_on=timezone.localdate() - DAY)
    assert late()
    end(timezone.localdate())
    assert late() == []


def test_a_reminder_names_no_target_and_comes_once(application, sentinel):
    today = timezone.localdate()
    change(application, due_on=today - DAY)
    for day in (today, today + DAY, today + 2 * DAY):
        write_reminders(day)
    message = OutboxMessage.objects.get(kind="reminder", to=sentinel.email)
    said = f"{message.subject} {message.body}"
    assert f"/tests/sentinelle/candidatures/{application.code}/" in said
    hidden = ["Agence", application.test.campaign.name, application.profile.description, "agence@example.org"]
    assert [word for word in hidden if word in said] == []
    assert sentinel.reminders.get().kind == ReminderKind.TESTS
