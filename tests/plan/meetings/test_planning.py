from datetime import date

import pytest
from django.urls import reverse

from vigie.plan.meetings.planning import delete_meeting
from vigie.plan.models import Attendance, Meeting


@pytest.fixture
def add(body, plan, pilot, client_of):
    def post(**data):
        return client_of(pilot).post(reverse("plan:add_meeting", args=[body.pk]), data)

    return post


def test_a_meeting_to_come_has_its_day_and_its_hour(add, soon):
    assert add(dated=soon.isoformat(), starts_at="14:00").status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.first_day, meeting.state) == (soon, "planned")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"dated": "2099"}, "donnez son jour"),
        ({"dated": "2099-01-01"}, "donnez l'heure"),
        ({"dated": "un jour"}, "n'est pas une date comprise"),
        ({"dated": "2017", "starts_at": "14:00", "ends_at": "13:00"}, "finit avant"),
        ({"dated": "2017", "ends_at": "13:00"}, "l'heure du début"),
    ],
)
def test_what_is_missing_is_said(add, data, sentence):
    answer = add(**data)
    assert sentence in answer.content.decode().replace("&#x27;", "'")
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(("written", "kept"), [("mars 2015", "2015-03"), ("2015", "2015"), ("5/2/2015", "2015-02-05")])
def test_a_past_meeting_is_dated_as_it_is_known(add, written, kept):
    add(dated=written)
    assert Meeting.objects.get().dated == kept


def test_a_double_click_adds_one_meeting(add):
    for _click in range(2):
        add(dated="mars 2015", title="Deux fois")
    assert Meeting.objects.count() == 1


def test_someone_who_wrote_meanwhile_is_not_overwritten(to_come, pilot, client_of):
    address = reverse("plan:change_meeting", args=[to_come.pk])
    client = client_of(pilot)
    seen = client.get(address).context["form"]["seen"].value()
    Meeting.objects.update(place="Salle d'une autre")
    data = {"dated": to_come.dated, "starts_at": "14:00", "ends_at": "16:00", "place": "La mienne", "seen": seen}
    answer = client.post(address, data)
    assert "Salle d&#x27;une autre" in answer.content.decode()
    assert Meeting.objects.get().place == "Salle d'une autre"


@pytest.mark.parametrize("trace", ["notes", "attendance", "decision", "minutes", "invitation", "held"])
def test_a_meeting_of_which_something_came_is_not_deleted(trace, to_come, pilot):
    if trace == "notes":
        to_come.agenda.create(title="Bilan", notes="Dit.")
    elif trace == "attendance":
        Attendance.objects.create(meeting=to_come, label="Quelqu'un", state="present")
    elif trace == "decision":
        to_come.decisions.create(number=1, text="Décidé")
    else:
        values = {"minutes": {"minutes": "Dit."}, "invitation": {"invited_at": to_come.created_at}}
        Meeting.objects.update(**values.get(trace, {"state": "held"}))
    with pytest.raises(ValueError, match=r"\w"):
        delete_meeting(meeting=to_come, actor=pilot)
    assert Meeting.objects.exists()


def test_a_meeting_of_which_nothing_came_is_deleted_with_its_agenda(to_come, pilot, client_of):
    to_come.agenda.create(title="Bilan")
    address = reverse("plan:delete_meeting", args=[to_come.pk])
    client = client_of(pilot)
    assert client.get(address).status_code == 200
    assert Meeting.objects.exists()
    assert client.post(address).status_code == 302
    assert not Meeting.objects.exists()
    assert client.post(address).status_code == 404


def test_the_date_is_shown_in_words(to_come, pilot, client_of):
    to_come.set_date("2027-03-01")
    to_come.save()
    page = client_of(pilot).get(reverse("plan:change_meeting", args=[to_come.pk])).content.decode()
    assert "1er mars 2027" in page
    assert to_come.first_day == date(2027, 3, 1)
