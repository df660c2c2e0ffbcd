"""Reads what a report says of the campaign itself, as plain values."""

from datetime import date
from typing import Any

from vigie.testing.analysis.designs import Result
from vigie.testing.models import Campaign, Study
from vigie.testing.results.deciding import judged_result

DAYS = ("starts_on", "ends_on", "frozen_on", "drawn_on", "ended_on", "stopped_on")


def told_result(study: Study) -> Result:
    """Return the figures that a study keeps, what looks decided, and what the campaign was."""
    return {**judged_result(study), "campaign": campaign_told(study.campaign)}


def campaign_told(campaign: Campaign) -> dict[str, Any]:
    """Return what a campaign is, days as ISO dates. All of it outlives the people and the pieces."""
    return {
        "mode": campaign.get_mode_display(),
        "criterion": str(campaign.criterion),
        "domain": str(campaign.domain),
        "purpose": campaign.purpose,
        **{name: iso(getattr(campaign, name)) for name in DAYS},
        "stop_reason": campaign.stop_reason,
        "protocol_hash": campaign.protocol_hash,
        "seed_hash": campaign.seed_hash,
        "planned": campaign.planned,
        "level": float(campaign.level),
        "looks": campaign.looks,
        "looks_taken": [
            {
                "number": each.number,
                "taken_on": iso(each.taken_on),
                "information": each.information,
                "bound": each.bound,
                "refused": each.refused,
            }
            for each in campaign.looks_taken.order_by("number")
        ],
    }


def iso(day: date | None) -> str | None:
    """Return a day as files write it."""
    return day.isoformat() if day else None
