"""What a campaign of tests leaves once its time is over, and what is never erased before."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tests.testing.evidence.conftest import PHOTO, brought
from tests.testing.read_scene import make_read_campaign
from vigie.accounts.journal import first_broken_line
from vigie.accounts.models import JournalEntry
from vigie.core.months import months_later
from vigie.core.sealed_files import stored_names
from vigie.testing.campaigns.ending import end_campaign, stop_campaign
from vigie.testing.coding.reading import settle
from vigie.testing.evidence import retention
from vigie.testing.evidence.adding import FOLDER, add_evidence
from vigie.testing.evidence.holding import hold_campaign
from vigie.testing.evidence.retention import erase_until, purge_testing, rows_of, sweep_evidence
from vigie.testing.indicators import valid_tests
from vigie.testing.models import (
    Application,
    Campaign,
    Conflict,
    Constat,
    Evidence,
    Look,
    RightOfReply,
    Study,
    Tester,
)
from vigie.testing.results.releasing import organisations_by_code, tell
from vigie.testing.results.studying import make_study, result_of

pytestmark = pytest.mark.django_db

CELLS = [("visite", "silence")] * 4 + [("info", "info")] * 3
INSIDE = (Application, Conflict, Constat)


def files_of_evidence() -> list[str]:
    return list(stored_names(FOLDER))


@pytest.fixture
def past(pilot, sentinel) -> Campaign:
    """A campaign that ended today, with everything that a campaign may keep."""
    before = set(files_of_evidence())
    campaign, coders = make_read_campaign(pilot, CELLS)
    application = Application.objects.filter(test__campaign=campaign).first()
    assert application
    tester = Tester.objects.create(campaign=campaign, person=sentinel)
    Application.objects.filter(pk=application.pk).update(tester=tester)
    Conflict.objects.create(tester=tester, organisation_tag="a" * 64)
    add_evidence(application=application, kind="photo", upload=brought(PHOTO), by=sentinel)
    application.codings.filter(coder=coders[1]).update(outcome=campaign.outcomes.get(position=0))
    settle(coder=coders[1], application_id=application.pk, outcome=campaign.outcomes.get(position=1), reason="Relu.")
    Constat.objects.create(test=application.test, made_at=timezone.now(), made_by=pilot)
    Look.objects.create(
        campaign=campaign, number=1, taken_on=timezone.localdate(), information=1, bound=2, refused=False
    )
    end_campaign(campaign_id=campaign.pk, by=pilot)
    make_study(campaign_id=campaign.pk, by=pilot)
    day = timezone.localdate() + timedelta(days=30)
    code = next(iter(organisations_by_code(campaign)))
    tell(campaign_id=campaign.pk, code=code, answer_until=day, by=pilot)
    campaign.refresh_from_db()
    assert len(set(files_of_evidence()) - before) == 1
    return campaign


def left_of(campaign: Campaign) -> dict[str, int]:
    """Return how many rows of each sort a campaign still has, none left out."""
    counts = {rows.model.__name__: rows.count() for rows in rows_of(campaign)}
    return counts | {model.__name__: model.objects.count() for model in INSIDE}


def purges() -> int:
    return JournalEntry.objects.filter(verb="testing_purged").count()


def the_day(campaign: Campaign, months: int = 12):
    assert campaign.ended_on
    return months_later(campaign.ended_on, months)


def test_nobody_and_no_piece_is_left_a_year_after(past):
    stored = Evidence.objects.get().stored
    assert all(number for name, number in left_of(past).items() if name != "CampaignHold")
    assert erase_until(the_day(past)) > 0
    assert set(left_of(past).values()) == {0}
    assert not default_storage.exists(stored)
    assert purges() == 1
    assert first_broken_line() is None


def test_protocol_seed_looks_and_figures_of_the_whole_stay(past):
    before = result_of(Study.objects.get())
    assert before["organisations"]
    erase_until(the_day(past))
    after = Campaign.objects.get(pk=past.pk)
    assert (after.protocol, after.protocol_hash, after.seed) == (past.protocol, past.protocol_hash, past.seed)
    assert after.looks_taken.count() == 1
    figures = result_of(Study.objects.get())
    assert figures["comparisons"] == before["comparisons"]
    assert (figures["organisations"], figures["organisations_overall"]) == ([], [])


def test_the_day_before_all_is_there(past):
    before = left_of(past)
    assert erase_until(the_day(past) - timedelta(days=1)) == 0
    assert left_of(past) == before
    assert default_storage.exists(Evidence.objects.get().stored)


def test_the_second_run_changes_nothing(past):
    erase_until(the_day(past))
    figures = bytes(Study.objects.get().result)
    assert erase_until(the_day(past) + timedelta(days=40)) == 0
    assert purges() == 1
    assert bytes(Study.objects.get().result) == figures


def test_a_judicial_campaign_is_kept_three_years(past):
    Campaign.objects.update(mode="judicial")
    assert erase_until(the_day(past, 36) - timedelta(days=1)) == 0
    assert erase_until(the_day(past, 36)) > 0


def test_what_is_held_stays_until_the_last_day_of_the_hold(past, pilot):
    until = the_day(past) + timedelta(days=100)
    hold_campaign(campaign_id=past.pk, until=until, reason="plainte déposée", by=pilot)
    assert erase_until(until) == 0
    assert left_of(past)["Evidence"] == 1
    assert erase_until(until + timedelta(days=1)) > 0
    assert set(left_of(past).values()) == {0}


def test_a_campaign_that_is_not_over_keeps_everyone(pilot):
    campaign, _coders = make_read_campaign(pilot, CELLS[:1])
    assert erase_until(timezone.localdate() + timedelta(days=4000)) == 0
    assert left_of(campaign)["Coding"] == 4


def test_a_campaign_stopped_is_erased_a_year_later(pilot):
    campaign, _coders = make_read_campaign(pilot, CELLS[:1])
    stopped = stop_campaign(campaign_id=campaign.pk, reason="Un doute.", by=pilot)
    assert stopped.stopped_on
    assert erase_until(months_later(stopped.stopped_on, 12)) > 0
    assert set(left_of(campaign).values()) == {0}


def test_killed_among_the_rows_nothing_went_and_the_next_run_finishes(past, monkeypatch):
    before, stored = left_of(past), Evidence.objects.get().stored

    def killed(**_said):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(retention, "record", killed)
        with pytest.raises(SystemExit):
            erase_until(the_day(past))
    assert left_of(past) == before
    assert default_storage.exists(stored)
    erase_until(the_day(past))
    assert set(left_of(past).values()) == {0}
    assert not default_storage.exists(stored)


def test_killed_before_the_files_went_the_next_run_sweeps_them(past, monkeypatch):
    stored = Evidence.objects.get().stored

    def killed(_stored):
        raise SystemExit

    monkeypatch.setattr(retention, "erase_traces", lambda _room: None)
    with monkeypatch.context() as patched:
        patched.setattr(retention, "forget_stored", killed)
        with pytest.raises(SystemExit):
            erase_until(the_day(past))
    assert default_storage.exists(stored)
    with time_machine.travel(the_day(past), tick=False):
        purge_testing.func()
    assert not default_storage.exists(stored)
    assert purges() == 1


def test_files_that_no_piece_names_go_once_a_day_has_passed(past):
    today = timezone.localdate()
    orphan, kept = brought(PHOTO).stored, Evidence.objects.get().stored
    sweep_evidence(today + timedelta(days=1))
    assert default_storage.exists(orphan)
    assert sweep_evidence(today + timedelta(days=2)) >= 1
    assert (default_storage.exists(orphan), default_storage.exists(kept)) == (False, True)
    assert sweep_evidence(today + timedelta(days=2)) == 0


def test_the_chain_of_an_erased_campaign_is_not_said_to_be_broken(past, capsys):
    erase_until(the_day(past))
    call_command("verify_evidence", past.code)
    assert "0 pièces" in capsys.readouterr().out


def test_the_pages_of_an_erased_campaign_say_so(past, pilot, client_of):
    erase_until(the_day(past))
    browser = client_of(pilot)
    shown = browser.get(reverse("testing:results", args=[past.code])).content.decode()
    assert "sont effacées" in shown
    assert reverse("testing:replication_package", args=[past.code]) not in shown
    package = browser.get(reverse("testing:replication_package", args=[past.code]), follow=True)
    assert "ne se refont plus" in package.content.decode()
    assert browser.get(reverse("testing:replies", args=[past.code])).status_code == 200
    assert "sont effacées" in browser.get(reverse("testing:campaign", args=[past.code])).content.decode()
    assert not RightOfReply.objects.exists()


def test_what_was_measured_before_is_left_as_it_was(past):
    assert past.ended_on
    assert valid_tests(past.ended_on.year)[0].value == len(CELLS)
    erase_until(the_day(past))
    assert list(valid_tests(past.ended_on.year)) == []
