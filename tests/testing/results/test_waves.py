"""Two campaigns that have ended, side by side: when they compare, who reads them, what is never in them."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.testing.read_scene import make_read_campaign
from tests.testing.scene import make_campaign
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.protocols import canonical_text
from vigie.testing.evidence.erased import purged_after
from vigie.testing.evidence.retention import erase_until
from vigie.testing.models import BankName, Campaign, Message, Mode, Outcome, Stage, Study
from vigie.testing.results.releasing import release
from vigie.testing.results.studying import make_study, result_of
from vigie.testing.results.waves import differing, in_order

pytestmark = pytest.mark.django_db

BEFORE = [("visite", "silence")] * 6 + [("info", "info")] * 6
AFTER = [("visite", "silence")] * 3 + [("info", "info")] * 9


def ended(pilot, cells, **fields):
    campaign, _coders = make_read_campaign(pilot, cells, **fields)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    return make_study(campaign_id=campaign.pk, by=pilot)


@pytest.fixture
def waves(pilot):
    """Two campaigns by the same protocol, the later one made first."""
    later = ended(pilot, AFTER, name="Logement 2027")
    before = timezone.localdate() - timedelta(days=700)
    return ended(pilot, BEFORE, name="Logement 2025", starts_on=before), later


def words(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("&#x27;", "'")


def pair(name, one, other):
    return reverse(f"testing:{name}", args=[one.campaign.code, other.campaign.code])


def test_the_pilot_reads_how_the_gap_changed_whichever_campaign_they_come_from(waves, pilot, client_of):
    browser = client_of(pilot)
    for one, other in (waves, waves[::-1]):
        listed = words(browser.get(reverse("testing:results", args=[one.campaign.code])))
        assert f'{pair("waves", one, other)}">{other.campaign.name}</a> – a mesuré la même chose' in listed
        shown = words(browser.get(pair("waves", one, other)))
        assert "est passé de 50 à 25 points ; cette baisse peut venir du hasard." in shown
        assert "De « Logement 2025 » à « Logement 2027 »" in shown
    for row in result_of(waves[0])["organisations"]:
        assert row["organisation"] not in shown


def test_everyone_reads_it_once_both_reports_are_public(waves, pilot, client_of):
    visitor = client_of(None)
    release(campaign_id=waves[0].campaign_id, by=pilot)
    for address in (pair("public_waves", *waves), pair("public_waves", *waves[::-1])):
        assert visitor.get(address).status_code == 404
    report = reverse("testing:public_results", args=[waves[0].campaign.code])
    assert "Logement 2027" not in words(visitor.get(report))
    release(campaign_id=waves[1].campaign_id, by=pilot)
    assert pair("public_waves", *waves) in words(visitor.get(report))
    assert "est passé de 50 à 25 points" in words(visitor.get(pair("public_waves", *waves)))


def test_a_campaign_is_not_put_beside_itself_nor_beside_one_without_figures(waves, pilot, client_of):
    browser = client_of(pilot)
    assert browser.get(pair("waves", waves[0], waves[0])).status_code == 404
    Study.objects.filter(pk=waves[1].pk).delete()
    assert browser.get(pair("waves", *waves)).status_code == 404


def test_other_words_were_sent_so_no_change_is_told(pilot, client_of):
    one, other = ended(pilot, BEFORE), ended(pilot, AFTER, name="Autre", valid_rule="Les deux sont parties.")
    browser = client_of(pilot)
    shown = words(browser.get(pair("waves", one, other)))
    assert "protocoles : la règle qui dit quand un test est valable." in shown
    assert "est passé de" not in shown
    assert "n'a pas mesuré la même chose" in words(browser.get(reverse("testing:results", args=[one.campaign.code])))
    for study in (one, other):
        release(campaign_id=study.campaign_id, by=pilot)
    public = reverse("testing:public_results", args=[one.campaign.code])
    assert pair("public_waves", one, other) not in words(client_of(None).get(public))


def test_reading_does_not_grow_with_campaigns(waves, pilot, client_of, django_assert_num_queries):
    browser, address = client_of(pilot), reverse("testing:results", args=[waves[0].campaign.code])
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    ended(pilot, AFTER[:1], name="Encore une")
    with django_assert_num_queries(len(few)):
        browser.get(address)


def test_the_campaign_that_began_first_comes_first(waves):
    assert in_order(waves[1], waves[0]) == waves


def change_outcome(campaign):
    Outcome.objects.filter(campaign=campaign, code="info").update(definition="Autrement dit.")


def change_stage(campaign):
    Stage.objects.filter(campaign=campaign, position=1).update(name="Retour")


def change_name(campaign):
    BankName.objects.filter(profile__campaign=campaign).update(asked=40)


def change_message(campaign):
    Message.objects.filter(campaign=campaign, letter="A").update(body="Bonjour, [nom]")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (change_outcome, ["les codes de résultat"]),
        (change_stage, ["les étapes"]),
        (change_name, ["les profils"]),
        (change_message, ["les messages"]),
        ({"mode": Mode.EDUCATIONAL}, ["le mode"]),
        ({"level": "0.01"}, ["le risque de fausse alerte"]),
        ({"valid_rule": "Autre."}, ["la règle qui dit quand un test est valable"]),
        ({"name": "Autre nom", "planned": 90, "purpose": "Autre."}, []),
    ],
)
def test_what_makes_two_protocols_measure_different_things(changed, told, pilot):
    campaign = make_campaign()
    before = json.loads(canonical_text(protocol_of(Campaign.objects.get())))
    if callable(changed):
        changed(campaign)
    else:
        Campaign.objects.update(**changed)
    assert differing(before, json.loads(canonical_text(protocol_of(Campaign.objects.get())))) == told


def test_figures_still_compare_once_people_and_pieces_are_erased(waves, pilot, client_of):
    erase_until(timezone.localdate() + timedelta(days=36500))
    assert all(purged_after(study.campaign) for study in waves)
    assert "est passé de 50 à 25 points" in words(client_of(pilot).get(pair("waves", *waves)))
