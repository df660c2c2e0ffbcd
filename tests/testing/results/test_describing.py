"""What a report says of the campaign itself, to the pilot and to everyone."""

import json

import pytest

from tests.testing.read_scene import make_read_campaign, make_test
from vigie.core.html_output import to_html
from vigie.testing.campaigns.ending import stop_campaign
from vigie.testing.coding.looking import take_look
from vigie.testing.coding.validity import decide_validity
from vigie.testing.models import Application, Test, Validity
from vigie.testing.report.campaign_blocks import campaign_blocks
from vigie.testing.results.counting import without_small
from vigie.testing.results.packaging import package_of
from vigie.testing.results.releasing import private_report, public_report, whole_only
from vigie.testing.results.studying import make_study, result_of

CELLS = [("visite", "silence")] * 8 + [("info", "info")] * 2


def words(document):
    return to_html(document).replace("\u00a0", " ").replace("&#x27;", "'")


@pytest.fixture
def study(pilot):
    """A campaign looked at, stopped before its term, with a test not valid and one that nobody judged."""
    campaign, _coders = make_read_campaign(pilot, CELLS, planned=40, looks=2)
    take_look(campaign_id=campaign.pk, number=1, by=pilot)
    for number in (11, 12):
        make_test(campaign, number, organisation=f"Agence {number}")
    Application.objects.filter(test__number=11, position=1).update(abandoned="La cible Dupont est écartée.")
    Test.objects.filter(number=11).update(incident="Appel de Dupont")
    refused = Test.objects.get(number=11)
    decide_validity(test_id=refused.pk, validity=Validity.INVALID, reason="Chez Dupont, annonce retirée.", by=pilot)
    stop_campaign(campaign_id=campaign.pk, reason="Une association a été mise en cause.", by=pilot)
    return make_study(campaign_id=campaign.pk, by=pilot)


@pytest.mark.django_db
def test_the_report_says_what_was_promised_done_and_left_out(study):
    shown = words(private_report(study))
    for said in (
        "La campagne",
        "statistique",
        "Savoir si les demandes de visite",
        study.campaign.protocol_hash,
        study.campaign.seed_hash,
        "Tests prévus : 40 ; tirés au sort : 12 ; valables : 10.",
        "Tests qui ne comptent pas : 2.",
        "une candidature abandonnée (1)",
        "un arrêt de la campagne avant toute décision (1)",
        "Candidatures abandonnées : 1 sur 24.",
        "Candidatures lues deux fois, sans connaître le profil : 20.",
        "Accord au-delà du hasard (kappa de Cohen) : 1 ;",
        "Arrêtée avant son terme",
        "Une association a été mise en cause.",
        "2 regards sur l'écart étaient prévus",
        "avec 80 % de l'information prévue",
        "l'égalité est refusée.",
        "Chez Dupont, annonce retirée.",
    ):
        assert said in shown
    excluded = {each["unit"]: each["why"] for each in result_of(study)["excluded"]}
    assert excluded == {
        "11": "Test qui ne compte pas\u00a0: une candidature abandonnée",
        "12": "Test qui ne compte pas\u00a0: un arrêt de la campagne avant toute décision",
    }


@pytest.mark.django_db
def test_everyone_reads_no_word_of_a_test_nor_a_small_count(study):
    shown = words(public_report(study))
    assert "Une association a été mise en cause." in shown
    assert "une candidature abandonnée (nombre tu, car petit)" in shown
    assert "trop peu pour en dire le nombre" in shown
    for kept in (shown, json.dumps(whole_only(result_of(study)))):
        assert "Dupont" not in kept
    assert b"Dupont" not in package_of(study)
    whole = whole_only(result_of(study))
    assert whole_only(whole) == whole


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"abandoned": 8, "incident": 9}, {"abandoned": 8, "incident": 9}),
        ({"abandoned": 2, "incident": 9}, {"abandoned": None, "incident": None}),
        ({}, {}),
    ],
)
def test_a_small_reason_cannot_be_found_by_subtraction(counts, told):
    tests = {"left_out": counts, "abandoned": 0}
    assert without_small({"excluded": [], "tests": tests}, 5)["tests"]["left_out"] == told


def test_a_file_without_campaign_says_nothing_of_one():
    assert campaign_blocks(None, None) == []
