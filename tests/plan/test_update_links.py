"""A link sent by e-mail lets its reader update one action, and opens nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, PersonFactory
from tests.plan.scene import CODE, make_scene
from vigie.accounts.models import JournalEntry
from vigie.core.models import OutboxMessage
from vigie.plan.models import Action, ActionNote, BudgetLine, UpdateLink
from vigie.plan.retention import forget_old_links
from vigie.plan.update_links import hash_of, link_of, revoke_link, send_link

pytestmark = pytest.mark.django_db

NEWS = {"status": "ongoing", "text": "Deux ateliers ont eu lieu.", "blocked_by": "", "planned": "", "spent": ""}


@pytest.fixture
def scene(partner):
    return make_scene(partner)


@pytest.fixture
def address():
    return reverse("plan:update", args=[CODE])


def test_the_message_holds_the_code_and_the_database_does_not(scene, pilot, settings):
    link = send_link(action=scene.action, person=scene.lead, actor=pilot)
    body = OutboxMessage.objects.get().body
    code = body.split("/mise-a-jour/")[1].split("/")[0]
    assert len(code) >= 43
    assert link_of(code) == link
    assert link.code_hash == hash_of(code) != code
    assert link.expires_at.date() == (timezone.now() + timedelta(days=settings.VIGIE_UPDATE_LINK_DAYS)).date()


def test_two_links_never_share_a_code(scene, pilot):
    hashes = {send_link(action=scene.action, person=scene.lead, actor=pilot).code_hash for _ in range(5)}
    assert len(hashes) == 5


def test_someone_without_an_address_is_refused_with_a_sentence(scene, pilot):
    with pytest.raises(ValueError, match="adresse électronique"):
        send_link(action=scene.action, person=PersonFactory(email=None, is_active=False), actor=pilot)


def test_opening_the_page_changes_nothing(scene, address, client_of):
    before = (
        ActionNote.objects.count(),
        JournalEntry.objects.count(),
        Action.objects.get(pk=scene.action.pk).updated_at,
    )
    client = client_of(None)
    for _ in range(3):
        client.get(address)
        client.head(address)
    after = (
        ActionNote.objects.count(),
        JournalEntry.objects.count(),
        Action.objects.get(pk=scene.action.pk).updated_at,
    )
    assert before == after
    assert UpdateLink.objects.get(pk=scene.link.pk).last_used_at is None


def test_the_page_is_kept_out_of_caches_and_search_engines(scene, address, client_of):
    answer = client_of(None).get(address)
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_news_writes_a_note_of_that_person_and_the_status(scene, address, client_of):
    answer = client_of(None).post(address, {**NEWS, "blocked_by": "Une salle", "spent": "120.50"}, follow=True)
    assert "Merci" in answer.content.decode()
    assert "Deux ateliers" in answer.content.decode()
    note = ActionNote.objects.get(text=NEWS["text"])
    assert (note.author, note.status, note.year) == (scene.lead, "ongoing", timezone.localdate().year)
    action = Action.objects.get(pk=scene.action.pk)
    assert (action.status, action.unblocking_condition) == ("ongoing", "Une salle")
    assert str(BudgetLine.objects.get(year=note.year).spent) == "120.50"
    assert JournalEntry.objects.filter(actor=scene.lead).exists()
    assert "deux ateliers" in action.search_text


def test_sending_twice_writes_one_note_and_sending_again_corrects_it(scene, address, client_of):
    client = client_of(None)
    client.post(address, NEWS)
    lines = JournalEntry.objects.count()
    client.post(address, NEWS)
    assert JournalEntry.objects.count() == lines
    client.post(address, {**NEWS, "text": "Trois ateliers."})
    assert [note.text for note in ActionNote.objects.filter(author=scene.lead, year__gt=2018)] == ["Trois ateliers."]


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"status": "inconnu"}, {"spent": "-3"}, {"planned": "beaucoup"}, {"text": "x" * 6000}]
)
def test_a_wrong_answer_is_shown_again_and_nothing_is_written(wrong, scene, address, client_of):
    notes = ActionNote.objects.count()
    answer = client_of(None).post(address, {**NEWS, **wrong})
    assert answer.status_code == 200
    assert ActionNote.objects.count() == notes


def close_by_revoking(link):
    link.revoked_at = timezone.now()


def close_by_age(link):
    link.expires_at = timezone.now() - timedelta(seconds=1)


@pytest.mark.parametrize("close", [close_by_revoking, close_by_age])
def test_a_closed_link_says_how_to_ask_for_another_and_writes_nothing(close, scene, address, client_of):
    close(scene.link)
    scene.link.save()
    notes = ActionNote.objects.count()
    client = client_of(None)
    unknown = client.get(reverse("plan:update", args=["inconnu"]))
    for answer in (client.get(address), client.post(address, NEWS)):
        assert answer.status_code == 404
        assert "recevoir un nouveau" in answer.content.decode()
        assert strip_token(answer) == strip_token(unknown)
    assert ActionNote.objects.count() == notes


def strip_token(answer) -> list[str]:
    """Return the lines of a page without those that change at each request or name its own address."""
    return [line for line in answer.content.decode().splitlines() if "csrf" not in line and "mise-a-jour" not in line]


def test_a_link_reaches_one_action_only(scene, address, client_of):
    other = ActionFactory(plan=scene.plan, code="Z01")
    client_of(None).post(address, NEWS)
    assert not other.notes.exists()
    assert client_of(None).get(reverse("plan:action", args=[scene.action.pk])).status_code == 302


def test_revoking_holds_back_the_message_that_has_not_left(scene, pilot):
    link = send_link(action=scene.action, person=scene.lead, actor=pilot)
    revoke_link(link=link, actor=pilot)
    message = OutboxMessage.objects.get()
    assert (message.state, message.body) == ("cancelled", "")


def test_the_pilot_sends_and_revokes_from_the_page(scene, pilot, client_of):
    client, address = client_of(pilot), reverse("plan:links", args=[scene.action.pk])
    assert client.post(address, {"person": scene.lead.pk}).status_code == 302
    sent = UpdateLink.objects.latest("pk")
    assert client.post(reverse("plan:revoke", args=[sent.pk])).status_code == 302
    sent.refresh_from_db()
    assert sent.revoked_at


def test_a_contributor_is_offered_only_people_of_the_action(scene, contributor, client_of):
    outsider = PersonFactory(name="Personne d'ailleurs")
    answer = client_of(contributor).post(reverse("plan:links", args=[scene.action.pk]), {"person": outsider.pk})
    assert answer.status_code == 200
    assert UpdateLink.objects.count() == 1


def test_links_are_forgotten_90_days_after_they_end(scene):
    assert forget_old_links(scene.link.expires_at + timedelta(days=90)) == 0
    assert forget_old_links(scene.link.expires_at + timedelta(days=90, seconds=1)) == 1


def test_the_form_is_protected_against_forgery_and_works_without_account(scene, address):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    assert client.post(address, NEWS).status_code == 403
    client.get(address)
    token = client.cookies["csrftoken"].value
    assert client.post(address, {**NEWS, "csrfmiddlewaretoken": token}).status_code == 302


def test_not_stated_is_no_answer(scene, address, client_of):
    client = client_of(None)
    assert 'value="unknown"' not in client.get(address).content.decode()
    assert client.post(address, {**NEWS, "status": "unknown"}).context["form"].errors["status"]
