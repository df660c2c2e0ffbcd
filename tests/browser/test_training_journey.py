"""From the catalogue to the certificate: someone registers, comes, and what they hold is verified; on a phone."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.acts import follow, go_by, press
from tests.browser.conftest import SMALL
from tests.factories import MembershipFactory
from tests.training.scene import make_enrolment, make_session
from vigie.accounts.models import Role
from vigie.core.models import OutboxMessage
from vigie.territory.models import Territory
from vigie.training.models import Certificate, Enrolment, Session, SessionTrainer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def link_sent_to(address) -> str:
    """Return the path of the link that someone received."""
    body = OutboxMessage.objects.filter(to=address).latest("pk").body
    found = re.search(r"(/formations/inscription/[a-z0-9]+/)", body)
    assert found
    return found.group(1)


def register(page, session, name, address):
    """Register someone from the catalogue, without an account nor JavaScript."""
    page.goto(reverse("training:catalogue"))
    follow(page, "Socle d'essai")
    go_by(page.get_by_role("link", name=re.compile("S'inscrire")))
    page.get_by_label("Nom et prénom").fill(name)
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_label("Structure", exact=True).fill("association d'essai")
    page.get_by_label("femme", exact=True).check()
    press(page, "M'inscrire")
    expect(page.get_by_text("Votre inscription est arrivée")).to_be_visible()


def test_register_attend_certificate(partner, browser_page, signed_in):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    session = make_session(places=1)
    trainer = MembershipFactory(organisation=partner, role=Role.TRAINER, person__name="Tao Forme").person
    SessionTrainer.objects.create(session=session, person=trainer)
    visitor = browser_page(viewport=SMALL, javascript=False)

    # One place: Ines has it, Noé waits; someone who withdraws gives theirs.
    register(visitor, session, "Ines Canari", "ines@exemple.fr")
    register(visitor, session, "Noé Canari", "noe@exemple.fr")
    assert Enrolment.objects.get(email="ines@exemple.fr").organisation == partner
    visitor.goto(link_sent_to("noe@exemple.fr"))
    expect(visitor.get_by_text("en liste d'attente")).to_be_visible()
    visitor.goto(link_sent_to("ines@exemple.fr"))
    follow(visitor, "Je ne peux plus venir")
    press(visitor, "Me désister")
    expect(visitor.get_by_text("Votre désistement est noté")).to_be_visible()
    visitor.goto(link_sent_to("noe@exemple.fr"))
    expect(visitor.get_by_text("place réservée")).to_be_visible()

    # The day has come: the trainer notes on a phone.
    now = timezone.now()
    Session.objects.update(starts_at=now - timedelta(hours=4), ends_at=now - timedelta(minutes=30))
    phone = signed_in(browser_page(viewport=SMALL), trainer)
    phone.goto(reverse("training:attendance", args=[session.pk]))
    phone.get_by_text("Présente ou présent", exact=True).click()
    press(phone, "Enregistrer les présences")
    expect(phone.get_by_text("1 présence enregistrée.")).to_be_visible()

    # The certificate, and what whoever verifies it reads.
    visitor.goto(link_sent_to("noe@exemple.fr"))
    with visitor.expect_download() as download:
        visitor.get_by_role("button", name=re.compile("Télécharger mon attestation")).click()
    assert download.value.suggested_filename.endswith(".pdf")
    code = Certificate.objects.get().code
    anyone = browser_page(viewport=SMALL, javascript=False)
    verify(anyone, code)
    expect(anyone.get_by_role("heading", name="Attestation vérifiée")).to_be_visible()
    assert "Canari" not in anyone.content()
    visitor.reload()
    press(visitor, "Le montrer")
    verify(anyone, code.upper())
    expect(anyone.get_by_text("Noé Canari")).to_be_visible()
    verify(anyone, code[:-1] + ("2" if code[-1] != "2" else "3"))
    expect(anyone.get_by_text("Aucune attestation ne porte ce code")).to_be_visible()


def verify(page, code):
    """Type a code in the page that verifies."""
    page.goto(reverse("training:verifying"))
    page.get_by_label("Code de l'attestation").fill(code)
    press(page, "Vérifier")


def test_who_is_in_the_room_signs_in_from_the_code(browser_page):
    session = make_session(starts_in=timedelta(minutes=10), sheet_code="essai23456")
    enrolment = make_enrolment(session, "Ines Canari")
    phone = browser_page(viewport=SMALL, javascript=False)
    phone.goto(reverse("training:sign_in", args=[session.sheet_code]))
    assert "Canari" not in phone.content()
    field = phone.get_by_label("L'adresse électronique de votre inscription")
    field.fill("autre@exemple.fr")
    press(phone, "Je suis là")
    expect(phone.get_by_text("Cette adresse n'a pas de place ici").first).to_be_visible()
    field.fill(enrolment.email)
    press(phone, "Je suis là")
    expect(phone.get_by_text("votre présence est notée")).to_be_visible()
    enrolment.refresh_from_db()
    assert enrolment.presence == Enrolment.Presence.PRESENT
