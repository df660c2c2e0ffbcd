"""From the signature of the head to the renewal, by each of those who take part, in a real browser."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.acts import follow, go_by, press
from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from tests.label.scene import assess, hand_in, make_charter, make_framework
from vigie.core.models import OutboxMessage
from vigie.label import trained
from vigie.label.applying.answering import write_answer
from vigie.label.assessing.reading import write_reading
from vigie.label.models import Application, Assessment, Commitment, Decision, Evidence
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def walk(browser_page, signed_in, live_server):
    """Return what opens a small screen for someone, which then looks at pages and keeps their faults."""

    def start(person=None, *, javascript=True):
        page = browser_page(viewport=SMALL, javascript=javascript)
        if person:
            signed_in(page, person)
        page.faults = []
        page.see = lambda name, *args: look(page, reverse(f"label:{name}", args=args), live_server.url)
        page.go = lambda name, *args: page.goto(reverse(f"label:{name}", args=args))
        return page

    return start


def look(page, address, home):
    """Go to a page and keep what is wrong with it."""
    page.faults += faults_of(page, address, home)


def test_from_the_head_s_word_to_the_renewal(cast, partner, walk, live_server, monkeypatch, settings):
    monkeypatch.setattr(trained, "trained_count", lambda organisation_id: 1)
    settings.VIGIE_ADDRESS = live_server.url
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    make_charter()
    make_framework(length=10)
    writer, assessor, pilot = (walk(cast[name]) for name in ("contributor", "stranger", "pilot"))
    code = commit_and_write(writer, walk, partner, cast)
    read_from_outside(pilot, assessor, code, cast)
    decide_in_the_past(pilot, code)
    granted = Decision.objects.get()
    see_as_everyone(walk, granted, partner)
    renew(writer, pilot, partner, cast)
    assert Decision.objects.count() == 2
    assert not [*writer.faults, *assessor.faults, *pilot.faults]


def commit_and_write(writer, walk, partner, cast):
    """Ask the head, who signs without script; then answer, join a file, hand in. Return the code of the application."""
    writer.see("home")
    writer.go("structure", partner.pk)
    follow(writer, "Demander la signature de la direction")
    writer.locator("#id_name").fill("Ada Direction")
    writer.locator("#id_email").fill("direction@exemple.fr")
    press(writer, "Envoyer le lien")
    body = OutboxMessage.objects.get(kind="label_signing").body
    head = walk(javascript=False)
    head.goto(re.search(r"https?://\S+/label/signer/\S+", body).group())
    head.locator("#id_function").fill("directrice")
    head.get_by_label("Je dirige cette structure").check()
    head.get_by_label("J'ai lu la charte").check()
    press(head, "Signer la charte")
    assert head.get_by_role("heading", level=1).inner_text().startswith("Merci")
    assert Commitment.objects.get().name == "Ada Direction"
    writer.go("structure", partner.pk)
    press(writer, "Commencer l'auto-évaluation")
    application = Application.objects.get()
    first, *others = application.answers.order_by("criterion__position")
    for answer in others:
        write_answer(answer=answer, level=2, comment="Fait.", actor=cast["contributor"])
    writer.see("answer", application.code, first.criterion_id)
    writer.get_by_label("en place", exact=True).check()
    press(writer, "Enregistrer")
    writer.go("add_evidence", application.code, first.criterion_id)
    file = {"name": "projet.txt", "mimeType": "text/plain", "buffer": b"Le projet de service."}
    writer.locator("#id_file").set_input_files(file)
    press(writer, "Joindre")
    assert Evidence.objects.count() == 1
    writer.go("submit", application.code)
    press(writer, "Déposer")
    writer.see("application", application.code)
    return application.code


def read_from_outside(pilot, assessor, code, cast):
    """Name someone of another structure, who declares no interest, reads, and hands in their reading."""
    pilot.go("name_assessor", code)
    place = cast["stranger"].memberships.get()
    pilot.locator("#id_membership").select_option(str(place.pk))
    press(pilot, "Nommer")
    assessor.go("own_assessments")
    assessor.see("declare", code)
    for name in ("Je ne travaille pas pour cette structure", "Je ne répète rien"):
        assessor.get_by_label(name).check()
    press(assessor, "Accepter et lire")
    application = Application.objects.get(code=code)
    assessment = application.assessments.get()
    first, *others = application.framework.criteria.all()
    for criterion in others:
        write_reading(assessment=assessment, criterion=criterion, level=2, comment="Lu.", actor=cast["stranger"])
    assessor.see("read", code, first.pk)
    assessor.get_by_label("en place", exact=True).check()
    assessor.locator("#id_comment").fill("Le projet le dit.")
    press(assessor, "Enregistrer")
    assessor.locator("#id_text").fill("Merci pour ce dossier.")
    press(assessor, "Envoyer le message")
    assessor.go("finish", code)
    assessor.locator("#id_summary").fill("Une démarche solide.")
    press(assessor, "Rendre ma lecture")


def decide_in_the_past(pilot, code):
    """Record a decision taken almost three years ago, so that the label is soon to be renewed."""
    past = timezone.localdate() - timedelta(days=35 * 30)
    Application.objects.filter(code=code).update(begun_on=past, submitted_on=past)
    Assessment.objects.filter(application__code=code).update(named_on=past, accepted_on=past, finished_on=past)
    fill_decision(pilot, code, past.isoformat())


def fill_decision(pilot, code, day):
    """Record that named people granted the label."""
    pilot.see("decide", code)
    pilot.locator("#id_members").fill("La commission d'essai")
    pilot.locator("#id_decided_on").fill(day)
    pilot.locator("#id_present").fill("4")
    pilot.locator("#id_quorum").fill("3")
    pilot.get_by_label("label accordé").check()
    pilot.locator("#id_explanation").fill("Bravo.")
    pilot.get_by_label("Aucune personne de la structure").check()
    press(pilot, "Enregistrer la décision")
    pilot.see("application", code)


def see_as_everyone(walk, granted, partner):
    """Read the register, the page of a label and its badge without script; try a forged code."""
    visitor = walk(javascript=False)
    visitor.go("register")
    go_by(visitor.get_by_role("link", name=str(partner)))
    assert "authentique et en vigueur" in visitor.content()
    assert "Ada Direction" not in visitor.content()
    picture = visitor.get_by_role("img", name=re.compile("Structure sans discrimination"))
    assert picture.evaluate("each => each.naturalWidth") == 360
    visitor.go("verify")
    visitor.get_by_label("Code du label").fill("2" * 24)
    press(visitor, "Vérifier")
    assert "Aucun label n'a le code" in visitor.content()
    visitor.get_by_label("Code du label").fill(f"{granted.code[:12]} {granted.code[12:].upper()}")
    press(visitor, "Vérifier")
    assert visitor.get_by_role("heading", level=1).inner_text() == str(partner)
    assert visitor.context.cookies() == []


def renew(writer, pilot, partner, cast):
    """Prepare the renewal while the label is still in force; once granted, it lasts from the end of the first."""
    first = Decision.objects.get()
    writer.see("structure", partner.pk)
    press(writer, "Préparer le renouvellement")
    again = Application.objects.get(closed_on=None)
    hand_in(again, cast["contributor"])
    assess(again, cast["stranger"], cast["pilot"])
    fill_decision(pilot, again.code, timezone.localdate().isoformat())
    second = Decision.objects.latest("pk")
    assert second.valid_until > first.valid_until + timedelta(days=1000)
    writer.see("structure", partner.pk)
    expect(writer.get_by_text("labellisée").first).to_be_visible()
