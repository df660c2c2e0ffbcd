"""What decides how long a case is kept, read from its row."""

from vigie.support.models import Case
from vigie.support.retention.periods import Kept

ACCOMPANIED = {Case.State.TAKEN, Case.State.REFERRED}


def kept_values(case: Case) -> Kept:
    """Return what decides how long a case is kept."""
    was_accompanied = case.taken_by_id is not None or case.state in ACCOMPANIED or not case.is_anonymous
    return Kept(case.last_contact_on, was_accompanied, case.held_until, case.warned_on)
