import base64
from datetime import time, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.factories import BodyMemberFactory, MembershipFactory, OrganisationFactory, PersonFactory
from vigie.accounts.models import Role
from vigie.core.models import OutboxMessage
from vigie.core.outbox import deliver_due
from vigie.plan.meetings.inviting import invite, invited_to, tell_change
from vigie.plan.meetings.planning import cancel_meeting
from vigie.plan.models import Attendance


def seat(body, **fields):
    return BodyMemberFactory(body=body, **{"person": None, "organisation": OrganisationFactory()} | fields)


def calendars():
    """Return the calendar of each waiting message, by recipient."""
    messages = OutboxMessage.objects.filter(state="waiting")
    return {row.to: Calendar.from_ical(base64.b64decode(row.attachments[0]["content"])) for row in messages}


def test_a_seat_is_reached_through_its_person_its_organisation_or_those_who_contribute(to_come, body, member):
    seat(body, organisation=OrganisationFactory(email="contact@exemple.fr"))
    silent = seat(body)
    contributed = seat(body)
    MembershipFactory(organisation=contributed.organisation, role=Role.CONTRIBUTOR, person__email="c@exemple.fr")
    MembershipFactory(organisation=contributed.organisation, role=Role.READER, person__email="r@exemple.fr")
    nameless = BodyMemberFactory(body=body, person=PersonFactory(email=None, is_active=False))
    found = invited_to(to_come)
    assert {row.address for row in found.recipients} == {"noe@exemple.fr", "contact@exemple.fr", "c@exemple.fr"}
    assert set(found.unreachable) == {silent, nameless}


def test_each_receives_a_message_that_names_nobody_else(to_come, body, member, pilot):
    other = BodyMemberFactory(body=body, person=PersonFactory(email="autre@exemple.fr"))
    assert invite(meeting=to_come, actor=pilot) == 2
    for address, calendar in calendars().items():
        event = calendar.walk("VEVENT")[0]
        assert calendar["METHOD"] == "REQUEST"
        assert str(event["ATTENDEE"]) == f"mailto:{address}"
        hidden = {"noe@exemple.fr", "autre@exemple.fr", member.person.name, other.person.name} - {address}
        hidden -= {str(event["ATTENDEE"].params["CN"])}
        message = OutboxMessage.objects.get(to=address)
        everything = message.body + calendar.to_ical().decode()
        assert not [word for word in hidden if word in everything]


def test_the_message_tells_when_where_and_about_what(to_come, member, pilot):
    to_come.place = "Salle des fêtes"
    to_come.save(update_fields=["place"])
    to_come.agenda.create(title="Le bilan")
    invite(meeting=to_come, actor=pilot)
    body = OutboxMessage.objects.get().body
    assert "de 14:00 à 16:00" in body
    assert "Salle des fêtes" in body
    assert "1. Le bilan" in body


def test_the_calendar_file_leaves_as_one(to_come, member, pilot):
    invite(meeting=to_come, actor=pilot)
    deliver_due(timezone.now() + timedelta(seconds=1))
    joined = [part for part in mail.outbox[0].message().walk() if part.get_content_type() == "text/calendar"]
    assert joined[0].get_param("method") == "REQUEST"
    assert b"SUMMARY" in joined[0].get_payload(decode=True)


def test_inviting_twice_sends_once_and_a_new_member_gets_theirs(to_come, body, member, pilot):
    assert invite(meeting=to_come, actor=pilot) == 1
    assert invite(meeting=to_come, actor=pilot) == 0
    BodyMemberFactory(body=body)
    assert invite(meeting=to_come, actor=pilot) == 1
    assert OutboxMessage.objects.count() == 2
    assert Attendance.objects.filter(meeting=to_come, invited_at__isnull=False).count() == 2


def test_another_day_is_told_to_those_who_were_invited(to_come, member, pilot, client_of, soon):
    invite(meeting=to_come, actor=pilot)
    data = {"dated": (soon + timedelta(days=1)).isoformat(), "starts_at": "14:00", "ends_at": "16:00"}
    client_of(pilot).post(reverse("plan:change_meeting", args=[to_come.pk]), data)
    sequences = [calendar.walk("VEVENT")[0]["SEQUENCE"] for calendar in calendars().values()]
    to_come.refresh_from_db()
    assert to_come.first_day == soon + timedelta(days=1)
    assert sequences == [1]
    assert invited_to(to_come).waiting == []


def test_a_change_that_is_no_change_tells_nobody(to_come, member, pilot, client_of):
    invite(meeting=to_come, actor=pilot)
    data = {"dated": to_come.dated, "starts_at": "14:00", "ends_at": "16:00"}
    client_of(pilot).post(reverse("plan:change_meeting", args=[to_come.pk]), data)
    assert OutboxMessage.objects.count() == 1


def test_a_cancelled_meeting_leaves_the_calendars_once(to_come, member, pilot):
    invite(meeting=to_come, actor=pilot)
    assert cancel_meeting(meeting=to_come, actor=pilot) == 1
    assert cancel_meeting(meeting=to_come, actor=pilot) == 0
    (calendar,) = calendars().values()
    assert calendar["METHOD"] == "CANCEL"
    assert calendar.walk("VEVENT")[0]["SEQUENCE"] == 1


@pytest.mark.parametrize(
    "fields",
    [{"state": "cancelled"}, {"state": "held"}, {"starts_at": None, "ends_at": None}, {"starts_at": time(0, 1)}],
)
def test_what_cannot_be_announced_is_said(fields, to_come, member, pilot):
    for name, value in fields.items():
        setattr(to_come, name, value)
    if fields == {"starts_at": time(0, 1)}:
        to_come.set_date("2016-01-01")
    to_come.save()
    with pytest.raises(ValueError, match="réunion"):
        invite(meeting=to_come, actor=pilot)
    assert not OutboxMessage.objects.exists()


def test_the_page_shows_who_receives_and_who_cannot(to_come, body, member, pilot, client_of):
    silent = seat(body)
    page = client_of(pilot).get(reverse("plan:invite", args=[to_come.pk])).content.decode()
    assert "noe@exemple.fr" in page
    assert reverse("accounts:organisation", args=[silent.organisation_id]) in page


def test_inviting_a_thousand_members_reads_no_more(to_come, body, count_queries):
    BodyMemberFactory(body=body)
    few = count_queries(lambda: invited_to(to_come))
    for _number in range(20):
        BodyMemberFactory(body=body)
        seat(body)
    assert count_queries(lambda: invited_to(to_come)) <= few + 1


def test_whoever_has_left_learns_that_it_is_cancelled_not_where_it_is_moved(to_come, member, body, pilot):
    BodyMemberFactory(body=body, person=PersonFactory(email="reste@exemple.fr"))
    invite(meeting=to_come, actor=pilot)
    member.left_on = timezone.localdate()
    member.save(update_fields=["left_on"])
    to_come.refresh_from_db()
    assert (tell_change(meeting=to_come), set(calendars())) == (1, {"reste@exemple.fr"})
    cancel_meeting(meeting=to_come, actor=pilot)
    assert set(calendars()) == {"reste@exemple.fr", "noe@exemple.fr"}
