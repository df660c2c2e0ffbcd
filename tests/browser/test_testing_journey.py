"""A campaign of tests from a phone, by each of those who live it: who tests, who reads, who pilots, who visits."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.acts import follow, press
from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from tests.testing.evidence.conftest import PHOTO, brought
from tests.testing.evidence.test_verifying import EML
from tests.testing.read_scene import make_coders, make_frozen, make_read_campaign, make_test, read_twice
from tests.testing.scene import make_target
from tests.vaults import give_vault
from vigie.territory.models import Territory
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.field.draw_tests import draw_tests
from vigie.testing.field.testers import give_applications
from vigie.testing.models import Application, Campaign, Constat, Evidence, Settlement, Study, Tester
from vigie.testing.phones.reading import Told
from vigie.testing.phones.receiving import receive
from vigie.testing.phones.waiting import waiting_reports
from vigie.testing.results.studying import make_study, result_of

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database]
CELLS = [("visite", "silence")] * 5 + [("info", "info")] * 6 + [("silence", "info")]


@pytest.fixture
def pilot(cast):
    """The pilot, with a vault, in a territory."""
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    give_vault(cast["pilot"])
    return cast["pilot"]


@pytest.fixture
def pieces(pilot):
    """A judicial campaign that is over, with a photo and an e-mail."""
    campaign = make_frozen(pilot)
    application = make_test(campaign, 1)[0]
    for kind, content, media in (("photo", PHOTO, "image/jpeg"), ("email", EML, "text/plain")):
        add_evidence(application=application, kind=kind, upload=brought(content, media), by=pilot)
    Campaign.objects.update(ended_on=timezone.localdate(), mode="judicial")
    return campaign


@pytest.fixture
def walk(browser_page, open_vault, live_server):
    """Return what opens a small screen for someone, which then looks at pages and keeps their faults."""

    def start(person=None):
        page = browser_page(viewport=SMALL)
        if person:
            open_vault(page, person)
        page.faults = []
        page.see = lambda name, *args: look(page, reverse(f"testing:{name}", args=args), live_server.url)
        return page

    return start


def look(page, address, home):
    """Go to a page and keep what is wrong with it."""
    page.faults += faults_of(page, address, home)
    if (titles := page.locator("h1").count()) != 1:
        page.faults.append(f"{address} has {titles} titles")


def test_a_sentinel_signs_sends_joins_a_piece_and_tells(pilot, sentinel, walk):
    campaign = make_frozen(pilot)
    for number in range(4):
        make_target(campaign, f"Agence {number}")
    draw_tests(campaign_id=campaign.pk, by=pilot)
    Tester.objects.create(campaign=campaign, person=sentinel, trained_on=timezone.localdate())
    page = walk(sentinel)
    page.see("my_readings")
    page.see("own_tests")
    follow(page, "Lire et signer la charte")
    page.see("charter", campaign.code)
    page.get_by_label("J'ai lu cette charte et je m'engage à la suivre.").check()
    press(page, "Signer")
    give_applications(campaign_id=campaign.pk, by=pilot)
    # Whoever goes first is drawn by lot: the sentinel is given all who do, and nobody else.
    Application.objects.filter(position=1).update(tester=Tester.objects.get())
    Application.objects.exclude(position=1).update(tester=None)
    given = Application.objects.filter(tester__person=sentinel, position=1).first()
    page.see("own_tests")
    for name in ("declare_conflict", "abandon_application", "declare_incident", "own_application"):
        page.see(name, given.code)
    press(page, "C'est envoyé")
    page.see("own_tests")
    page.see("add_evidence", given.code)
    page.get_by_label("Ce que c'est").select_option("photo")
    page.get_by_label("Le fichier").set_input_files({"name": "annonce.jpg", "mimeType": "image/jpeg", "buffer": PHOTO})
    press(page, "Joindre")
    page.see("own_application", given.code)
    page.see("report_application", given.code)
    page.get_by_label("Par quel moyen la réponse est venue").select_option("aucune réponse à ce jour")
    press(page, "Envoyer")
    page.see("own_application", given.code)
    page.see("phone", campaign.code)
    press(page, "Donner accès à mon téléphone")
    page.see("phone", campaign.code)
    told = Told("mauvais", {"channel": "courriel", "at": "2026-01-05T10:30"}, ())
    receive(tester=Tester.objects.get(), identifier="uuid:1", told=told, photos=())
    waiting = waiting_reports().get()
    for name, *more in (("own_tests",), ("attach_report", waiting.pk), ("drop_report", waiting.pk)):
        page.see(name, *more)
    press(page, "Effacer")
    assert not waiting_reports().exists()
    page.see("stop_testing", campaign.code)
    given.refresh_from_db()
    assert given.reported_on
    assert Evidence.objects.get().application == given
    assert not page.faults, "\n".join(page.faults)


def test_what_came_back_is_read_and_a_disagreement_settled(pilot, walk):
    campaign = make_frozen(pilot)
    coders = make_coders(campaign, pilot, 3)
    applications = make_test(campaign, 1) + make_test(campaign, 2, organisation="Agence du port")
    read_twice(applications[0], coders, "visite", "info")
    read_twice(applications[1], coders, "silence")
    for kind, content, media in (("photo", PHOTO, "image/jpeg"), ("email", EML, "text/plain")):
        add_evidence(application=applications[2], kind=kind, upload=brought(content, media), by=pilot)
    page = walk(coders[0].person)
    page.see("my_readings")
    page.see("readings", campaign.code)
    page.see("read_application", campaign.code, applications[2].code)
    page.get_by_label("Visite").check()
    press(page, "Noter ma lecture")
    assert applications[2].codings.get().outcome.code == "visite"
    page = settling = walk(coders[2].person)
    page.see("readings", campaign.code)
    page.see("disagreements", campaign.code)
    page.see("settle_disagreement", campaign.code, applications[0].code)
    page.get_by_label("Visite").check()
    page.get_by_label("Pourquoi").fill("Une date est proposée.")
    press(page, "Trancher")
    page.see("settle_disagreement", campaign.code, applications[0].code)
    assert Settlement.objects.get().outcome.code == "visite"
    assert not settling.faults, "\n".join(settling.faults)


def test_the_pilot_follows_decides_and_looks_without_seeing_the_effect(pilot, sentinel, walk):
    campaign, coders = make_read_campaign(pilot, CELLS, planned=24, looks=2)
    test = make_test(campaign, len(CELLS) + 1, organisation="Agence du port")[0].test
    tester = Tester.objects.create(campaign=campaign, person=sentinel)
    page = walk(pilot)
    page.see("train_tester", campaign.code, tester.pk)
    page.see("coders", campaign.code)
    page.see("remove_coder", campaign.code, coders[0].pk)
    page.see("validity", campaign.code)
    page.see("decide_validity", campaign.code, test.number)
    page.get_by_label("non valable").check()
    page.get_by_label("Pourquoi").fill("L'annonce a été retirée entre les deux demandes.")
    press(page, "Décider")
    page.see("look", campaign.code, 1)
    press(page, "Faire ce regard")
    page.see("follow", campaign.code)
    assert campaign.looks_taken.count() == 1
    assert not page.faults, "\n".join(page.faults)


def test_results_are_computed_answered_released_and_read_by_all(pilot, walk):
    campaign, _coders = make_read_campaign(pilot, CELLS)
    end_campaign(campaign_id=campaign.pk, by=pilot)
    page = walk(pilot)
    page.see("results", campaign.code)
    press(page, "Calculer les résultats")
    page.see("results", campaign.code)
    page.see("replies", campaign.code)
    organisation = result_of(Study.objects.get())["organisations"][0]["organisation"]
    page.see("reply", campaign.code, organisation)
    page.get_by_label("Peut répondre jusqu'au").fill((timezone.localdate() + timedelta(days=15)).isoformat())
    press(page, "Enregistrer")
    page.see("reply", campaign.code, organisation)
    page.get_by_label("Sa réponse").fill("Nous changeons nos pratiques.")
    press(page, "Enregistrer")
    page.see("replies", campaign.code)
    page.see("release_results", campaign.code)
    page.get_by_label("J'ai relu ce rapport").check()
    press(page, "Signer et publier")
    visitor = walk()
    visitor.see("public_results", campaign.code)
    faults = page.faults + visitor.faults
    assert not faults, "\n".join(faults)


def test_two_campaigns_are_read_side_by_side(pilot, walk):
    before, after = (make_read_campaign(pilot, CELLS[:number], name=f"Logement {number}")[0] for number in (4, 6))
    for campaign in (before, after):
        end_campaign(campaign_id=campaign.pk, by=pilot)
        make_study(campaign_id=campaign.pk, by=pilot)
    Study.objects.update(released_on=timezone.localdate())
    page, visitor = walk(pilot), walk()
    page.see("results", after.code)
    follow(page, "Logement 4")
    page.see("waves", after.code, before.code)
    visitor.see("public_results", before.code)
    follow(visitor, "À côté de «\u00a0Logement 6\u00a0»")
    visitor.see("public_waves", before.code, after.code)
    faults = page.faults + visitor.faults
    assert not faults, "\n".join(faults)


def test_pieces_are_read_established_and_verified_by_anyone(pilot, pieces, walk):
    page = walk(pilot)
    page.see("evidence", pieces.code)
    page.see("piece", pieces.code, 2)
    page.see("constats", pieces.code, 1)
    with page.expect_download() as printed:
        page.get_by_role("button", name="Établir un constat (PDF)").click()
    assert printed.value.suggested_filename.endswith(".pdf")
    page.see("judicial_file", pieces.code, 1)
    with page.expect_download() as file:
        page.get_by_role("button", name="Établir le dossier", exact=True).click()
    assert file.value.suggested_filename.endswith(".zip")
    page.see("constats", pieces.code, 1)
    visitor = walk()
    visitor.see("verify_constat")
    visitor.get_by_label("Code du constat, ou empreinte").fill(Constat.objects.first().code)
    press(visitor, "Vérifier")
    expect(visitor.get_by_text("Comparez ce qui suit")).to_be_visible()
    faults = page.faults + visitor.faults
    assert not faults, "\n".join(faults)
