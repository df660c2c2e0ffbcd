"""Lets days pass in a campaign."""

from datetime import timedelta

from django.utils import timezone

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
