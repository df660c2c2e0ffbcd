"""Events as people meet them: the public form, the page of who prepares, what was noticed."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.awareness.room import ANSWERS, make_event
from tests.factories import OrganisationFactory
from vigie.awareness.events.poster import content_of, poster_of
from vigie.awareness.models import Audience, Event, Observation, Programme, Registration
from vigie.core.models import OutboxMessage
from vigie.observatory.models import Diagnosis, DiagnosisFinding

pytestmark = pytest.mark.django_db
SENT = {"name": "Ada Essai", "email": "ada@exemple.fr", "sex": "women", "needs": "", "structure": ""}


def test_anyone_registers_is_told_and_withdraws_by_their_link(client):
    event = make_event(takes_registrations=True, places=1)
    address = reverse("awareness:sign_up", args=[event.pk])
    own = client.post(address, SENT).url
    assert client.post(address, SENT).url == own
    assert "Vous avez une place" in client.get(own).text
    assert "complet" in client.get(address).text
    waiting = client.post(address, {**SENT, "name": "Bo", "email": "bo@exemple.fr"}).url
    assert "en position 1" in client.get(waiting).text
    client.post(own)
    assert "Vous avez une place" in client.get(waiting).text
    assert OutboxMessage.objects.filter(kind="event").count() == 4


def test_bad_answers_are_told_and_never_half_written(client):
    event = make_event(takes_registrations=True)
    address = reverse("awareness:sign_up", args=[event.pk])
    for wrong in ({"email": "non"}, {"name": "a\0b"}, {"sex": "other"}, {"name": ""}, {"needs": "x" * 400}):
        assert client.post(address, {**SENT, **wrong}).status_code == 422, wrong
    assert client.post(address, {**SENT, "company": "robot"}).status_code == 302
    assert not Registration.objects.exists()
    assert client.get(reverse("awareness:own_registration", args=["inconnu"])).status_code == 404


def test_a_contributor_prepares_for_their_organisation_and_the_pilot_publishes(
    client_of, contributor, pilot, partner, client
):
    theirs, pilots = client_of(contributor), client_of(pilot)
    written = {
        "kind": "parents_cafe",
        "title": "Café",
        "summary": "Un café.",
        "starts_at": "2027-03-02T14:00",
        "ends_at": "2027-03-02T16:00",
        "place": "Salle",
        "organisation": partner.pk,
        "sector": "education",
        "text": "",
    }
    refused = theirs.post(reverse("awareness:enter_event"), {**written, "ends_at": "2027-03-02T13:00"})
    assert refused.status_code == 422
    theirs.post(reverse("awareness:enter_event"), written)
    event = Event.objects.get()
    theirs.post(reverse("awareness:propose_event", args=[event.pk]))
    assert client.get(reverse("awareness:public_event", args=[event.pk])).status_code == 404
    pilots.post(reverse("awareness:open_event", args=[event.pk]), ANSWERS)
    assert "Un café." in client.get(reverse("awareness:public_event", args=[event.pk])).text


def test_someone_from_another_organisation_does_not_know_of_a_draft(client_of, stranger, partner):
    event = make_event(partner, is_public=False)
    other = client_of(stranger)
    for name in ("event", "edit_event", "attendance", "count_event", "observe"):
        assert other.get(reverse(f"awareness:{name}", args=[event.pk])).status_code == 404
    assert event.title.replace("'", "&#x27;") not in other.get(reverse("awareness:kept_events")).text


def test_three_counts_or_none(client_of, pilot):
    event = make_event()
    address, browser = reverse("awareness:count_event", args=[event.pk]), client_of(pilot)
    assert browser.post(address, {"women": "3", "men": "", "not_stated": ""}).status_code == 422
    assert browser.post(address, {"women": "3", "men": "4", "not_stated": "0", "cost": "120.50"}).status_code == 302
    event.refresh_from_db()
    assert event.people == 7


def test_what_was_noticed_is_given_once_to_a_diagnosis(client_of, pilot):
    event, diagnosis = make_event(), Diagnosis.objects.create(title="Diagnostic")
    browser = client_of(pilot)
    said = {"title": "Stages refusés", "text": "Dès l'adresse.", "said_by": "young_people"}
    for _ in range(2):
        browser.post(reverse("awareness:observe", args=[event.pk]), said)
    observation = Observation.objects.get()
    for _ in range(2):
        browser.post(reverse("awareness:give_to_diagnosis", args=[observation.pk]), {"diagnosis": diagnosis.pk})
    finding = DiagnosisFinding.objects.get()
    assert (finding.kind, finding.said_by, event.title in finding.text) == ("qualitative", "young_people", True)


def test_the_feed_and_the_poster_are_for_everyone(client):
    event = make_event(takes_registrations=True, places=5)
    make_event(is_public=False)
    feed = Calendar.from_ical(client.get(reverse("awareness:events_feed")).content)
    assert [str(entry["UID"]) for entry in feed.walk("VEVENT")] == [f"{event.uid}@vigie"]
    assert client.get(reverse("awareness:event_file", args=[event.pk, "pdf"])).content.startswith(b"%PDF")
    assert client.get(reverse("awareness:event_file", args=[event.pk, "exe"])).status_code == 404


def test_lists_ask_as_many_queries_whatever_they_hold(client, client_of, pilot, count_queries):
    browser = client_of(pilot)
    pages = [(client, "events"), (browser, "kept_events"), (browser, "home")]
    make_event()
    few = [count_queries(lambda who=who, name=name: who.get(reverse(f"awareness:{name}"))) for who, name in pages]
    for number in range(6):
        make_event(days=number + 1)
    many = [count_queries(lambda who=who, name=name: who.get(reverse(f"awareness:{name}"))) for who, name in pages]
    assert many == few


def test_a_registration_closes_when_the_event_begins(client):
    event = make_event(takes_registrations=True)
    Event.objects.filter(pk=event.pk).update(starts_at=timezone.now())
    assert "on ne s&#x27;inscrit plus" in client.get(reverse("awareness:sign_up", args=[event.pk])).text


def test_words_that_were_read_over_are_changed_by_the_pilot_alone(client_of, contributor, pilot, partner):
    event = make_event(partner)
    address = reverse("awareness:edit_event", args=[event.pk])
    written = {
        "kind": "other",
        "title": "Mots nouveaux",
        "summary": "x",
        "text": "![](/a.png)",
        "starts_at": "2027-03-02T14:00",
        "ends_at": "2027-03-02T16:00",
        "place": "Autre salle",
        "organisation": partner.pk,
        "sector": "education",
    }
    assert client_of(contributor).post(address, written).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.place) == ("Théâtre d'essai", "Autre salle")
    assert client_of(pilot).post(address, {**written, "text": ""}).status_code == 302
    event.refresh_from_db()
    assert event.title == "Mots nouveaux"


def test_a_draft_of_someone_else_is_not_among_the_choices(client_of, contributor, partner):
    make_event(OrganisationFactory(), is_public=False, kind="equality_week", title="Semaine secrète")
    make_event(partner, is_public=False, kind="equality_week", title="Notre semaine")
    page = client_of(contributor).get(reverse("awareness:enter_event")).text
    assert ("Semaine secrète" in page, "Notre semaine" in page) == (False, True)


def test_a_programme_that_is_not_public_is_not_named(client):
    programme = Programme.objects.create(year=2031, sector="housing", purpose="À venir")
    event = make_event(programme=programme)
    assert "2031" not in client.get(reverse("awareness:public_event", args=[event.pk])).text


def test_the_same_title_for_something_else_is_not_lost_in_silence(client_of, pilot):
    event = make_event()
    address, said = reverse("awareness:observe", args=[event.pk]), {"title": "Stages", "said_by": "young_people"}
    assert client_of(pilot).post(address, {**said, "text": "Refusés."}).status_code == 302
    assert client_of(pilot).post(address, {**said, "text": "Autre chose."}).status_code == 422
    assert Observation.objects.get().text == "Refusés."


def test_the_poster_of_a_cancelled_event_says_so():
    event = make_event(takes_registrations=True, cancelled_on=timezone.localdate())
    content = content_of(event, "https://exemple.fr/1/")
    assert (content["mark"], content["invitation"]) == ("annulé", "En savoir plus\u00a0:")


def test_a_poster_has_one_page_however_much_is_said():
    event = make_event(
        title="Mots " * 39,
        summary="mots " * 59,
        place="lieu " * 49,
        access="Accès de plain-pied. " * 100,
        contact="contact " * 24,
        audiences=Audience.values,
        takes_registrations=True,
        places=20,
    )
    poster = poster_of(event, "https://exemple.fr/evenements/1/")
    assert len(re.findall(rb"/Type\s*/Page\b", poster)) == 1


def test_an_event_of_another_age_is_refused_in_words(client_of, pilot):
    said = {"kind": "other", "title": "x", "summary": "x", "place": "x", "sector": "education"}
    days = {"starts_at": "0001-01-01T00:00", "ends_at": "9999-12-31T23:59"}
    answer = client_of(pilot).post(reverse("awareness:enter_event"), {**said, **days})
    assert (answer.status_code, "entre 2000 et 2100" in answer.text) == (422, True)
