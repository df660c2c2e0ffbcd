from datetime import date

import pytest
from django.urls import reverse

from tests.factories import BodyMemberFactory
from vigie.accounts.models import JournalEntry
from vigie.plan.meetings.attendance import count_of, expected_at, note_attendance
from vigie.plan.models import Attendance


@pytest.fixture
def note(today, pilot, client_of):
    def post(key, state, *, htmx=False, **data):
        headers = {"HX-Request": "true"} if htmx else {}
        address = reverse("plan:note_attendance", args=[today.pk])
        return client_of(pilot).post(address, {"key": key, "state": state, **data}, headers=headers)

    return post


def test_those_who_sit_are_expected(today, member, body):
    BodyMemberFactory(body=body, left_on=today.first_day)
    assert [line.name for line in expected_at(today)] == ["Noé Membre"]


def test_a_click_twice_notes_once(note, member, today):
    for _click in range(2):
        assert note(f"m{member.pk}", "present").status_code == 302
    assert list(today.attendances.values_list("state", flat=True)) == ["present"]
    assert JournalEntry.objects.filter(verb="attendance_noted").count() == 1


def test_a_phone_receives_the_line_and_the_count(note, member):
    answer = note(f"m{member.pk}", "present", htmx=True).content.decode()
    assert f'id="presence-m{member.pk}"' in answer
    assert 'hx-swap-oob="true"' in answer
    assert "<h1" not in answer


def test_who_represents_is_kept_for_the_represented_alone(note, member, today):
    note(f"m{member.pk}", "represented", represented_by="Une <b>collègue</b>")
    assert today.attendances.get().represented_by == "Une <b>collègue</b>"
    assert "<b>coll" not in note(f"m{member.pk}", "represented", represented_by="<b>coll", htmx=True).content.decode()
    note(f"m{member.pk}", "present", represented_by="Une collègue")
    assert today.attendances.get().represented_by == ""


@pytest.mark.parametrize("key", ["", "m", "m0", "a99999", "x1", "m99999999999999999999", "mé", "m²"])
def test_an_unknown_line_is_refused_with_a_sentence(key, today, pilot):
    with pytest.raises(ValueError, match="liste"):
        note_attendance(meeting=today, key=key, state="present", represented_by="", actor=pilot)


def test_a_member_of_another_body_is_no_line_here(note, today):
    other = BodyMemberFactory()
    assert note(f"m{other.pk}", "present").status_code == 302
    assert not Attendance.objects.exists()


def test_an_unknown_state_is_refused(note, member):
    note(f"m{member.pk}", "asleep")
    assert not Attendance.objects.exists()


def test_someone_who_came_unexpectedly_is_added_once_and_may_be_removed(today, pilot, client_of):
    client = client_of(pilot)
    for _click in range(2):
        client.post(reverse("plan:add_attendance", args=[today.pk]), {"label": "Une voisine"})
    row = Attendance.objects.get()
    assert (row.label, row.state) == ("Une voisine", "present")
    client.post(reverse("plan:remove_attendance", args=[today.pk]), {"key": f"a{row.pk}"})
    assert not Attendance.objects.exists()


def test_a_member_is_not_removed_from_the_list(note, member, today, pilot, client_of):
    note(f"m{member.pk}", "present")
    client_of(pilot).post(reverse("plan:remove_attendance", args=[today.pk]), {"key": f"m{member.pk}"})
    client_of(pilot).post(
        reverse("plan:remove_attendance", args=[today.pk]), {"key": f"a{Attendance.objects.get().pk}"}
    )
    assert today.attendances.count() == 1


@pytest.mark.parametrize("dates", [{"joined_on": None}, {"left_on": date(2016, 1, 1)}])
def test_whoever_did_not_sit_that_day_is_no_line_here(dates, note, today, body):
    seat = BodyMemberFactory(body=body, **dates)
    note(f"m{seat.pk}", "present")
    assert not Attendance.objects.exists()


def test_a_name_is_asked_for(today, pilot, client_of):
    answer = client_of(pilot).post(reverse("plan:add_attendance", args=[today.pk]), {"label": ""})
    assert answer.status_code == 200
    assert not Attendance.objects.exists()


def test_lines_are_counted_by_state(today, member, body):
    Attendance.objects.create(meeting=today, member=member, person=member.person, state="excused")
    BodyMemberFactory(body=body)
    count = count_of(expected_at(today))
    assert (count.excused, count.not_stated, count.total) == (1, 1, 2)


def test_a_closed_meeting_tells_who_was_noted_alone(today, member, body):
    Attendance.objects.create(meeting=today, member=member, person=member.person, state="present")
    today.state = "held"
    BodyMemberFactory(body=body)
    assert [line.name for line in expected_at(today)] == ["Noé Membre"]


def test_a_thousand_members_ask_no_more_queries(today, body, count_queries):
    BodyMemberFactory(body=body)
    few = count_queries(lambda: expected_at(today))
    for _number in range(30):
        BodyMemberFactory(body=body)
    assert count_queries(lambda: expected_at(today)) == few
