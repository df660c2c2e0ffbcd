"""Awareness in a browser: an exhibition borrowed, an event joined without JavaScript; every page of the room, sound."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.awareness.pages import PAGES
from tests.awareness.room import make_event, make_public_tool, make_room
from tests.browser.acts import follow, press
from tests.browser.conftest import SMALL
from tests.browser.test_every_page import faults_of
from vigie.awareness.models import Event, Loan, Registration, ToolFile
from vigie.core.models import OutboxMessage
from vigie.territory.models import Territory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def town(pilot):
    """A territory with its pilot."""
    Territory.objects.update_or_create(defaults={"name": "Agglomération d'essai"})
    return pilot


def test_an_exhibition_is_borrowed_agreed_to_and_returned(town, browser_page, signed_in, live_server):
    make_public_tool(town, kind="exhibition", title="Visages d'essai", loan_terms="Venir la chercher.")
    visitor, pilot = browser_page(viewport=SMALL, javascript=False), signed_in(browser_page(viewport=SMALL), town)
    visitor.goto(reverse("awareness:toolbox"))
    visitor.get_by_label("Mots").fill("visage")
    press(visitor, "Chercher")
    follow(visitor, "Visages d'essai")
    follow(visitor, "L'emprunter")
    first = timezone.localdate() + timedelta(days=10)
    visitor.locator("#id_starts_on").fill(first.isoformat())
    visitor.locator("#id_ends_on").fill((first + timedelta(days=4)).isoformat())
    visitor.get_by_label("Lieu où elle sera montrée").fill("Hall du collège")
    visitor.locator("#id_structure").fill("Collège d'essai")
    visitor.get_by_label("Nom de la personne à joindre").fill("Alix Essai")
    visitor.get_by_label("Adresse électronique").fill("alix@exemple.fr")
    press(visitor, "Envoyer la demande")
    visitor.get_by_text("en attente d'une réponse").wait_for()
    loan = Loan.objects.get()
    pilot.goto(reverse("awareness:loan", args=[loan.pk]))
    follow(pilot, "Répondre")
    pilot.get_by_label("Accepter").check()
    press(pilot, "Envoyer la réponse")
    visitor.reload()
    visitor.get_by_text("accordé").wait_for()
    Loan.objects.update(starts_on=timezone.localdate() - timedelta(days=3), ends_on=timezone.localdate())
    pilot.goto(reverse("awareness:bring_back", args=[loan.pk]))
    pilot.get_by_label("en bon état").check()
    press(pilot, "Enregistrer")
    loan.refresh_from_db()
    assert (loan.state, loan.condition) == (Loan.State.RETURNED, Loan.Condition.GOOD)
    assert OutboxMessage.objects.filter(kind="loan").count() == 2


def test_someone_registers_without_javascript_waits_then_comes(town, browser_page, signed_in, live_server):
    event = make_event(takes_registrations=True, places=1, text="Venez.")
    visitor, pilot = browser_page(viewport=SMALL, javascript=False), signed_in(browser_page(viewport=SMALL), town)
    own = [register(visitor, event, name, rank) for rank, name in enumerate(("Ada Essai", "Bo Essai"))]
    visitor.get_by_text("en position 1").wait_for()
    visitor.goto(own[0])
    press(visitor, "Me désinscrire")
    visitor.goto(own[1])
    visitor.get_by_text("Vous avez une place").wait_for()
    pilot.goto(reverse("awareness:attendance", args=[event.pk]))
    pilot.get_by_label("présente ou présent").check()
    press(pilot, "Enregistrer les présences")
    assert pilot.get_by_label("Femmes", exact=True).input_value() == "1"
    press(pilot, "Enregistrer")
    event.refresh_from_db()
    assert (event.people, Registration.objects.standing().count()) == (1, 1)
    assert Event.objects.get().women == 1


def register(visitor, event, name, rank):
    """Register someone from the page of the event; return the address of their registration."""
    visitor.goto(reverse("awareness:public_event", args=[event.pk]))
    follow(visitor, "Rejoindre la liste d'attente" if rank else "S'inscrire")
    visitor.get_by_label("Prénom et nom").fill(name)
    visitor.get_by_label("Adresse électronique").fill(f"p{rank}@exemple.fr")
    visitor.get_by_label("une femme").check()
    press(visitor, "S'inscrire")
    return visitor.url


@pytest.mark.one_database
@pytest.mark.parametrize("role", ["visitor", "pilot", "contributor"])
def test_every_page_of_the_room_is_sound(role, town, cast, partner, browser_page, signed_in, live_server):
    room = make_room(town, partner)
    page = browser_page(viewport=SMALL)
    if cast[role]:
        signed_in(page, cast[role])
    faults = []
    for each in (page_to_see for page_to_see in PAGES if role in page_to_see.roles):
        address = reverse(each.name, args=each.arguments(room)) + each.query
        faults += faults_of(page, address, live_server.url, with_colours=role == each.roles[0])
    if role == "contributor":
        file = ToolFile.objects.create(tool=room.draft, title="Fichier", file="outils/a.pdf", licence="cc0")
        faults += faults_of(page, reverse("awareness:drop_file", args=[file.pk]), live_server.url)
    assert not faults, "\n".join(faults)
