"""Loans: asked, answered, returned; and the days that are free."""

from base64 import b64decode
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.awareness.room import make_loan, make_public_tool
from vigie.awareness.loans.days import first_taken, months_from, stretches, weeks_of
from vigie.awareness.loans.lending import (
    Refused,
    accept_loan,
    ask_loan,
    cancel_loan,
    refuse_loan,
    return_loan,
    taken_days,
)
from vigie.awareness.models import Loan, LoanDay, Tool
from vigie.core.models import OutboxMessage, OutboxState

pytestmark = pytest.mark.django_db


@pytest.fixture
def exhibition(pilot):
    return make_public_tool(pilot, kind="exhibition", title="Exposition")


def last_calendar():
    message = OutboxMessage.objects.exclude(state=OutboxState.CANCELLED).latest("pk")
    return Calendar.from_ical(b64decode(message.attachments[0]["content"]))


def test_days_in_a_row_are_one_stretch():
    days = [date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 5)]
    taken = stretches(days)
    assert taken == [(date(2026, 3, 1), date(2026, 3, 2)), (date(2026, 3, 5), date(2026, 3, 5))]
    assert first_taken(date(2026, 3, 3), date(2026, 3, 4), taken) is None
    assert first_taken(date(2026, 3, 2), date(2026, 3, 4), taken) == taken[0]
    assert months_from(date(2026, 11, 29), 3) == [(2026, 11), (2026, 12), (2027, 1)]
    assert sum(cell.is_taken for week in weeks_of(2026, 3, taken, date(2026, 3, 1)) for cell in week) == 3


def test_an_accepted_loan_takes_its_days_and_enters_the_calendar(exhibition, pilot):
    loan = make_loan(exhibition)
    accept_loan(loan_id=loan.pk, answer="Venez à neuf heures.", actor=pilot)
    assert taken_days(exhibition, timezone.localdate()) == [(loan.starts_on, loan.ends_on)]
    calendar = last_calendar()
    assert calendar["METHOD"] == "REQUEST"
    assert calendar.walk("VEVENT")[0].decoded("DTSTART") == loan.starts_on


def test_two_loans_never_share_a_day(exhibition, pilot):
    first, second = make_loan(exhibition), make_loan(exhibition, days=22, email="autre@exemple.fr")
    accept_loan(loan_id=first.pk, answer="", actor=pilot)
    with pytest.raises(Refused, match="déjà prêté"):
        accept_loan(loan_id=second.pk, answer="", actor=pilot)
    second.refresh_from_db()
    assert second.state == Loan.State.ASKED
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanDay.objects.create(loan=second, tool=exhibition, day=first.starts_on)


def test_a_loan_called_off_frees_its_days_and_leaves_the_calendar(exhibition, pilot):
    loan = make_loan(exhibition)
    accept_loan(loan_id=loan.pk, answer="", actor=pilot)
    cancel_loan(loan_id=loan.pk)
    assert not LoanDay.objects.exists()
    assert last_calendar()["METHOD"] == "CANCEL"
    with pytest.raises(Refused):
        cancel_loan(loan_id=loan.pk)


def test_an_early_return_frees_the_days_that_are_left(exhibition, pilot):
    loan = make_loan(exhibition, days=-2, length=6)
    accept_loan(loan_id=loan.pk, answer="", actor=pilot)
    today = timezone.localdate()
    return_loan(loan_id=loan.pk, returned_on=today, condition="good", condition_note="", visitors=40, actor=pilot)
    assert LoanDay.objects.latest("day").day == today
    assert not Loan.objects.late(today).exists()


def test_the_same_request_twice_is_one_and_a_refusal_says_why(exhibition, pilot):
    loan = make_loan(exhibition)
    assert make_loan(exhibition) == loan
    refuse_loan(loan_id=loan.pk, answer="Elle est en réparation.", actor=pilot)
    assert "réparation" in OutboxMessage.objects.latest("pk").body


def test_the_form_refuses_days_that_cannot_be(client, exhibition, pilot):
    accept_loan(loan_id=make_loan(exhibition, days=20).pk, answer="", actor=pilot)
    address, today = reverse("awareness:borrow", args=[exhibition.pk]), timezone.localdate()
    who = {"place": "Hall", "structure": "École", "contact": "Alix", "email": "a@exemple.fr"}
    for first, last, said in (
        (-1, 2, "passé"),
        (5, 3, "avant le premier"),
        (5, 200, "au plus 92"),
        (18, 21, "déjà prêtée"),
    ):
        days = {"starts_on": today + timedelta(days=first), "ends_on": today + timedelta(days=last)}
        answer = client.post(address, {**who, **days})
        assert (answer.status_code, said in answer.text) == (422, True), said
    days = {"starts_on": today + timedelta(days=40), "ends_on": today + timedelta(days=42)}
    answer = client.post(address, {**who, **days})
    assert client.get(answer.url).status_code == 200
    client.post(answer.url)
    assert Loan.objects.latest("pk").state == Loan.State.CANCELLED


def test_a_tool_that_is_late_is_not_lent_before_it_is_back(exhibition, pilot):
    today = timezone.localdate()
    late = make_loan(exhibition, days=-1, length=1)
    Loan.objects.filter(pk=late.pk).update(state=Loan.State.ACCEPTED)
    assert taken_days(exhibition, today) == [(today, today)]
    wanted = make_loan(exhibition, days=0, length=3, email="autre@exemple.fr")
    with pytest.raises(Refused, match="pas encore revenu"):
        accept_loan(loan_id=wanted.pk, answer="", actor=pilot)
    return_loan(loan_id=late.pk, returned_on=today, condition="good", condition_note="", visitors=None, actor=pilot)
    accept_loan(loan_id=wanted.pk, answer="", actor=pilot)


def test_days_that_are_past_are_not_agreed_to(exhibition, pilot):
    loan = make_loan(exhibition, days=-6, length=3)
    with pytest.raises(Refused, match="sont passés"):
        accept_loan(loan_id=loan.pk, answer="", actor=pilot)


def test_whoever_holds_a_tool_brings_it_back_and_cannot_just_give_it_up(client, exhibition, pilot):
    loan = make_loan(exhibition, days=0)
    accept_loan(loan_id=loan.pk, answer="", actor=pilot)
    address = reverse("awareness:own_loan", args=[loan.code])
    assert "Y renoncer" not in client.get(address).text
    client.post(address)
    loan.refresh_from_db()
    assert loan.state == Loan.State.ACCEPTED
    cancel_loan(loan_id=loan.pk, actor=pilot)


def test_half_a_guess_does_not_open_the_link_of_someone_else(exhibition):
    loan = make_loan(exhibition)
    guess = Loan(
        starts_on=loan.starts_on, ends_on=loan.ends_on, place="?", structure="?", contact="?", email=loan.email
    )
    with pytest.raises(Refused, match="déjà demandés"):
        ask_loan(tool=exhibition, loan=guess)
    assert Loan.objects.count() == 1


def test_a_request_whose_sender_was_forgotten_is_still_answered(exhibition, pilot):
    loan = make_loan(exhibition)
    Loan.objects.filter(pk=loan.pk).update(email="", contact="")
    refuse_loan(loan_id=loan.pk, answer="Trop tard.", actor=pilot)
    assert OutboxMessage.objects.count() == 1


def test_what_is_being_written_changes_nothing_for_those_who_borrow(client, exhibition):
    loan = make_loan(exhibition)
    Tool.objects.filter(pk=exhibition.pk).update(kind="game", title="Titre secret")
    assert client.get(reverse("awareness:borrow", args=[exhibition.pk])).status_code == 200
    assert "Titre secret" not in client.get(reverse("awareness:own_loan", args=[loan.code])).text
    make_loan(exhibition, days=60)
    assert "Titre secret" not in OutboxMessage.objects.latest("pk").body
