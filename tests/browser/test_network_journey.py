"""From the public call to the mandate of sentinel, in a browser; the public without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser.acts import follow, press
from tests.browser.conftest import SMALL
from tests.network.scene import make_call, make_charter
from vigie.accounts.inviting import accept_invitation
from vigie.accounts.models import Invitation, Membership, Person, Role
from vigie.network.models import Candidacy, Mandate, Reading
from vigie.territory.models import Territory
from vigie.training.models import Enrolment, Module, ModuleVersion, Session
from vigie.training.people import who_of

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def attend(person):
    """Note that someone attended what a sentinel needs."""
    module = Module.objects.create(slug="sentinelles", name="Devenir sentinelle")
    version = ModuleVersion.objects.create(
        module=module,
        number=1,
        summary="Deux jours.",
        objectives="Écouter, tester, accueillir.",
        minutes=780,
        skills=["interview", "testing", "reception"],
        published_on=timezone.localdate(),
    )
    starts_at = timezone.now() - timedelta(days=2)
    session = Session.objects.create(version=version, starts_at=starts_at, ends_at=timezone.now(), places=10)
    Enrolment.objects.create(
        session=session, rank=1, who=who_of(email=person.email), person=person, seated_at=starts_at, presence="present"
    )


def test_from_the_call_to_the_mandate_of_sentinel(cast, browser_page, signed_in, assert_accessible):
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    call = make_call()
    make_charter()

    # Anyone applies, without script, with two clicks.
    visitor = browser_page(viewport=SMALL, javascript=False)
    visitor.goto("/")
    follow(visitor, call.title)
    follow(visitor, "Candidater")
    visitor.get_by_label("sentinelle", exact=True).check()
    visitor.get_by_label("Prénom et nom").fill("Cléo Candide")
    press(visitor, "Envoyer ma candidature")
    assert visitor.get_by_label("Prénom et nom").input_value() == "Cléo Candide"
    visitor.get_by_label("Adresse électronique").fill("cleo@exemple.fr")
    visitor.get_by_label("Pourquoi cette fonction").fill("Je veux aider mon quartier.")
    visitor.get_by_role("button", name="Envoyer ma candidature").dblclick()
    visitor.wait_for_url("**/merci/**")
    candidacy = Candidacy.objects.get()
    assert candidacy.code in visitor.content()

    # Two people read; the pilot decides, answers and names.
    pilot = signed_in(browser_page(), cast["pilot"])
    for who in ("reader", "contributor"):
        pilot.goto(reverse("network:add_reader", args=[candidacy.code]))
        pilot.get_by_label("Personne qui lit").select_option(label=cast[who].name)
        press(pilot, "Enregistrer")
        reading = signed_in(browser_page(viewport=SMALL), cast[who])
        reading.goto(reverse("network:my_readings"))
        follow(reading, f"Lire la candidature {candidacy.code}")
        assert "Cléo" not in reading.content()
        for box in reading.get_by_label("3 – bien").all():
            box.check()
        reading.get_by_label("favorable", exact=True).check()
        reading.get_by_label("Ce qui vous a conduit").fill("Des mots clairs.")
        press(reading, "Rendre ma lecture")
    assert Reading.objects.filter(given_on__isnull=False).count() == 2
    pilot.goto(reverse("network:candidacy", args=[candidacy.code]))
    assert_accessible(pilot)
    follow(pilot, "Décider")
    pilot.get_by_label("retenue", exact=True).check()
    pilot.get_by_label("Motif").fill("Deux avis favorables.")
    press(pilot, "Noter la décision")
    press(pilot, "Envoyer la réponse")
    follow(pilot, "Nommer dans le réseau")
    press(pilot, "Nommer")
    mandate = Mandate.objects.get()
    assert "formation aux tests" in pilot.content()
    assert not pilot.get_by_role("link", name="Donner le mandat").count()

    # The person opens their pages, signs the charter themselves, and is trained.
    accept_invitation(invitation=Invitation.objects.get(), password="un long mot de passe fictif")
    member = signed_in(browser_page(viewport=SMALL), Person.objects.get(pk=mandate.person_id))
    member.goto(reverse("network:own_mandate"))
    assert member.goto(reverse("testing:own_tests")).status == 403
    member.goto(reverse("network:own_mandate"))
    follow(member, "Lire et signer la charte")
    member.get_by_label("J'ai lu cette charte").check()
    press(member, "Signer")
    pilot.reload()
    assert not pilot.get_by_role("link", name="Donner le mandat").count()
    attend(mandate.person)

    # The mandate begins, with its rights and its last day.
    pilot.reload()
    follow(pilot, "Donner le mandat")
    pilot.get_by_label("Dernier jour").fill((timezone.localdate() + timedelta(days=365)).isoformat())
    press(pilot, "Donner le mandat")
    mandate.refresh_from_db()
    held = Membership.objects.get(person=mandate.person, role=Role.SENTINEL)
    assert held.ends_on == mandate.ends_on
    assert member.goto(reverse("testing:own_tests")).status == 200
    member.goto(reverse("network:own_mandate"))
    follow(member, "Noter ce que j'ai fait")
    member.get_by_label(re.compile("faits recueillis")).check()
    press(member, "Enregistrer")
    assert "faits recueillis" in member.content()
    assert_accessible(member)


def test_a_structure_names_its_ambassador(cast, partner, browser_page, signed_in, assert_accessible):
    make_charter()
    page = signed_in(browser_page(viewport=SMALL), cast["contributor"])
    page.goto(reverse("network:structure"))
    follow(page, "Désigner quelqu'un")
    page.get_by_label("Prénom et nom").fill("Nour Nommée")
    page.get_by_label("Adresse électronique professionnelle").fill("nour@exemple.fr")
    page.get_by_label("Fonction dans la structure").fill("Accueil")
    page.get_by_label("Ce que la personne fera").fill("Faire connaître le droit.")
    page.get_by_label("Heures par mois").fill("6")
    page.get_by_label("Qui donne l'accord").fill("Dom Direction")
    page.get_by_label("En qualité de").fill("directrice")
    page.get_by_label("Accord donné le").fill(timezone.localdate().isoformat())
    press(page, "Envoyer")
    assert "Nour Nommée" in page.content()
    assert_accessible(page)
    pilot = signed_in(browser_page(), cast["pilot"])
    pilot.goto(reverse("network:network"))
    follow(pilot, "Nour Nommée")
    press(pilot, "Confirmer")
    mandate = Mandate.objects.get()
    assert (mandate.organisation, mandate.function) == (partner, "ambassador")
    assert_accessible(pilot)
