"""What is decided once a campaign that was looked at has ended."""

import pytest

from tests.testing.read_scene import make_read_campaign
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.coding.looking import Counts, Seen, take_look
from vigie.testing.results.deciding import decide, level_left
from vigie.testing.results.releasing import public_report
from vigie.testing.results.studying import make_study

EARLY, LAST = Seen(0.5, 2.96, refused=False), Seen(1.0, 1.97, refused=False)


def refused(look):
    return Seen(look.information, look.bound, refused=True)


@pytest.mark.parametrize(
    ("counts", "chances", "taken", "decided"),
    [
        # The last look had the last word, whatever came since.
        ([Counts(20, 2)], [0.0001], [EARLY, LAST], [False]),
        ([Counts(6, 3)], [0.5], [EARLY, refused(LAST)], [True]),
        # A look that refused stays, and so does what it spent.
        ([Counts(6, 3)], [0.5], [refused(EARLY)], [True]),
        ([Counts(15, 5)], [0.0498], [EARLY], [False]),
        ([Counts(20, 4)], [0.0015], [EARLY], [True]),
        # Of two comparisons, the level is shared, and only those that still pass are refused.
        ([Counts(20, 4), Counts(15, 5)], [0.0015, 0.041], [EARLY], [True, False]),
        ([Counts(20, 4), Counts(6, 5)], [0.0015, 0.9], [EARLY, refused(LAST)], [True, False]),
    ],
)
def test_looks_decide(counts, chances, taken, decided):
    assert decide(counts, chances, taken, level=0.05) == decided


def test_looks_leave_the_end_less_than_the_whole_level():
    four = [Seen(share, 0.0, refused=False) for share in (0.25, 0.5, 0.75)]
    # rpact: 2.0141 standard errors at the last of four looks.
    assert level_left(four, 0.05) == pytest.approx(0.0440, abs=1e-4)


@pytest.mark.django_db
def test_the_report_says_what_looks_decided(pilot):
    cells = [("visite", "silence")] * 8 + [("info", "info")] * 2
    campaign, _coders = make_read_campaign(pilot, cells, planned=40, looks=2)
    take_look(campaign_id=campaign.pk, number=1, by=pilot)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    summary = public_report(make_study(campaign_id=campaign.pk, by=pilot)).summary
    assert "les regards prévus, avec leurs bornes, refusent l'égalité" in summary
