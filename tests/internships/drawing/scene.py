"""Lets days pass in a campaign, and makes campaigns at each moment of a draw."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.internships.scene import make_campaign, make_class, make_offer, make_pupil
from vigie.accounts.models import Person
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.freezing import freeze_round
from vigie.internships.models import Campaign, Round


def move_days(campaign: Campaign, days: int) -> None:
    """Move the dates of a campaign, into the past for a negative number of days."""
    for field in ("offers_until", "lists_from", "lists_until", "draw_on"):
        setattr(campaign, field, getattr(campaign, field) + timedelta(days=days))
    campaign.save()


def move_round(round_: Round) -> None:
    """Let the day of a draw come."""
    day = timezone.localdate()
    Round.objects.filter(pk=round_.pk).update(committed_on=day - timedelta(days=1), draw_on=day)


def freeze_now(campaign: Campaign, pilot: Person, number: int = 1) -> Round:
    """Freeze a round whose lists are closed, and let the day of its draw come."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    made = freeze_round(campaign_id=campaign.pk, number=number, draw_on=tomorrow, announced="Loto", by=pilot)
    move_round(made)
    made.refresh_from_db()
    return made


def make_past(exchange: SimpleNamespace, pilot: Person, school: Person) -> SimpleNamespace:
    """Return campaigns of the same school and company: one drawn, one to draw today, one whose lists are closed.

    campaign, round, entry, pupil: of the drawn one; due: the round to draw; listed: the campaign to freeze.
    """
    drawn, due, listed = (_closed(exchange, school, name) for name in ("tirés", "à tirer", "à figer"))
    round_ = draw_round(round_id=freeze_now(drawn.campaign, pilot).pk, public_value="4 8 15 16 23 42", by=pilot)
    return SimpleNamespace(
        campaign=drawn.campaign,
        round=round_,
        entry=drawn.pupil.school_class.entry,
        pupil=drawn.pupil,
        due=freeze_now(due.campaign, pilot),
        listed=listed.campaign,
    )


def _closed(exchange: SimpleNamespace, school: Person, name: str) -> SimpleNamespace:
    campaign = make_campaign(name=f"Stages {name}")
    move_days(campaign, -8)
    session = make_offer(campaign, exchange.company, seats=1)
    school_class = make_class(campaign, school.memberships.get().organisation)
    pupils = [make_pupil(school_class, school, session, lives_in_qpv=is_member) for is_member in (True, False)]
    return SimpleNamespace(campaign=campaign, pupil=pupils[0])
