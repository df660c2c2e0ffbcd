"""What each mode locks, all told: a change here changes the law of a campaign."""

import pytest

from vigie.testing.campaigns.modes import EDUCATIONAL, JUDICIAL, LOCKS, STATISTICAL, locks_of
from vigie.testing.models import Mode

KEYS = (
    "allows_fiction",
    "requires_attestation",
    "allows_judicial_file",
    "analyses_organisations",
    "may_be_published",
    "announced",
)


@pytest.mark.parametrize(
    ("mode", "locked"),
    [
        (JUDICIAL, (False, True, True, True, False, False)),
        (STATISTICAL, (True, False, False, True, True, False)),
        (EDUCATIONAL, (True, False, False, False, True, True)),
    ],
)
def test_each_mode_locks_its_part(mode, locked):
    assert tuple(getattr(locks_of(mode), key) for key in KEYS) == locked


def test_every_mode_is_told():
    assert set(LOCKS) == set(Mode.values)
    with pytest.raises(KeyError):
        locks_of("other")
