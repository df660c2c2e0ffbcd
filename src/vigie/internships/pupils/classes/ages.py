"""How old a pupil is on the first day of the internships: the only day that counts."""

from datetime import date

from vigie.internships.campaigns.eligibility import ADULT_AT
from vigie.internships.models import Campaign


def first_day(campaign: Campaign) -> date:
    """Return the first day of the internships, or the last day to rank while no week is entered."""
    week = campaign.weeks.order_by("starts_on").first()
    return week.starts_on if week else campaign.lists_until


def age_on(born: date, day: date) -> int:
    """Return an age in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_minor_on(born_on: str, day: date) -> bool:
    """Whether someone is a minor; true when the birth date is not known, as a minor has more protection."""
    return not born_on or age_on(date.fromisoformat(born_on), day) < ADULT_AT
