"""Says before answers are erased, on the pages of their survey."""

from datetime import date

from vigie.surveys.models import Wave
from vigie.surveys.retention.periods import erased_on, is_to_announce


def near_erasing(wave: Wave, months: int, today: date) -> date | None:
    """Return the day the answers of a wave are erased, when it is near; None before, and once it is done."""
    if wave.closed_on is None or wave.purged_on or not is_to_announce(wave.closed_on, months, today):
        return None
    return erased_on(wave.closed_on, months)
