"""The public reads what was opened, as it was then, and nothing that was not meant for it."""

import json

import pytest
from django.urls import reverse

from tests.plan.scene import CANARY, make_scene
from vigie.accounts.models import JournalEntry
from vigie.plan.models import Action, PublicCopy
from vigie.plan.opening import (
    Opening,
    close_to_public,
    content_of,
    open_to_public,
    open_whole_plan,
    standing_of,
)

pytestmark = pytest.mark.django_db

PUBLIC_PAGES = [
    ("plan:public_plan", ()),
    ("plan:public_axis", ("F1",)),
    ("plan:public_actions", ()),
    ("plan:public_action", ("A01",)),
]


@pytest.fixture
def scene(partner):
    return make_scene(partner)


def public_text(client_of) -> str:
    """Return all that a visitor can read of the plan."""
    client = client_of(None)
    return "".join(client.get(reverse(name, args=args)).content.decode() for name, args in PUBLIC_PAGES)


@pytest.mark.parametrize(("name", "arguments"), PUBLIC_PAGES)
def test_nothing_is_public_before_it_is_opened(name, arguments, scene, client_of):
    assert client_of(None).get(reverse(name, args=arguments)).status_code == 404


def test_no_private_word_is_in_a_copy_nor_on_a_public_page(scene, client_of):
    open_whole_plan(scene.plan, None)
    assert CANARY not in json.dumps(list(PublicCopy.objects.values_list("content", flat=True)), ensure_ascii=False)
    page = public_text(client_of)
    assert CANARY not in page
    assert "4242" not in page
    assert "Compter ensemble" in page


def test_notes_and_budget_leave_only_when_asked_and_never_with_their_author(scene, pilot, client_of):
    open_whole_plan(scene.plan, pilot)
    scene.note.text = "Tout va bien"
    scene.note.save(update_fields=["text"])
    open_to_public(thing=scene.action, actor=pilot, with_notes=True, with_budget=True)
    page = client_of(None).get(reverse("plan:public_action", args=["A01"])).content.decode()
    assert "Tout va bien" in page
    assert "4" in page
    assert "242" in page
    assert CANARY not in page


def test_a_draft_stays_between_partners_until_it_is_published(scene, pilot, client_of):
    open_whole_plan(scene.plan, pilot)
    scene.action.name = "Nom de travail"
    scene.action.save(update_fields=["name"])
    assert standing_of(Action.objects.get(pk=scene.action.pk)).opening == Opening.CHANGED
    assert "Nom de travail" not in public_text(client_of)
    open_to_public(thing=Action.objects.get(pk=scene.action.pk), actor=pilot)
    assert "Nom de travail" in public_text(client_of)
    assert standing_of(Action.objects.get(pk=scene.action.pk)).opening == Opening.OPEN


def test_what_was_never_meant_for_the_public_does_not_count_as_a_change(scene, pilot):
    open_whole_plan(scene.plan, pilot)
    scene.action.source_notes = "autre doute"
    scene.action.save(update_fields=["source_notes"])
    assert standing_of(Action.objects.get(pk=scene.action.pk)).opening == Opening.OPEN


def test_closing_an_action_takes_it_away_everywhere(scene, pilot, client_of):
    open_whole_plan(scene.plan, pilot)
    close_to_public(thing=scene.action, actor=pilot)
    assert standing_of(scene.action).opening == Opening.CLOSED
    client = client_of(None)
    assert client.get(reverse("plan:public_action", args=["A01"])).status_code == 404
    assert "Compter ensemble" not in client.get(reverse("plan:public_actions")).content.decode()


def test_closing_the_plan_closes_everything(scene, pilot, client_of):
    open_whole_plan(scene.plan, pilot)
    close_to_public(thing=scene.plan, actor=pilot)
    assert not PublicCopy.objects.exists()


def test_an_action_open_in_a_closed_plan_is_not_shown(scene, pilot, client_of):
    open_to_public(thing=scene.action, actor=pilot)
    assert client_of(None).get(reverse("plan:public_action", args=["A01"])).status_code == 404


def test_opening_twice_writes_nothing_more(scene, pilot):
    open_whole_plan(scene.plan, pilot)
    lines = JournalEntry.objects.count()
    open_whole_plan(scene.plan, pilot)
    open_to_public(thing=scene.axis, actor=pilot)
    close_to_public(thing=scene.axis, actor=pilot)
    close_to_public(thing=scene.axis, actor=pilot)
    assert JournalEntry.objects.count() == lines + 1


def test_opening_everything_keeps_the_choices_already_made(scene, pilot):
    open_to_public(thing=scene.action, actor=pilot, with_budget=True)
    scene.action.name = "Autre nom"
    scene.action.save(update_fields=["name"])
    open_whole_plan(scene.plan, pilot)
    copy = PublicCopy.objects.get(object_type="action", object_id=scene.action.pk).content
    assert (copy["name"], "budget" in copy, "notes" in copy) == ("Autre nom", True, False)


def test_the_journal_never_holds_the_content(scene, pilot):
    open_to_public(thing=scene.action, actor=pilot)
    scene.action.description = "Un texte très particulier"
    open_to_public(thing=scene.action, actor=pilot)
    assert "particulier" not in json.dumps(list(JournalEntry.objects.values_list("changes", flat=True)))


def test_the_preview_shows_what_the_public_will_read_and_nothing_else(scene, pilot, client_of):
    client = client_of(pilot)
    for kind, thing in (("plan", scene.plan), ("axe", scene.axis), ("action", scene.action)):
        page = client.get(reverse("plan:preview", args=[kind, thing.pk])).content.decode()
        assert CANARY not in page
    with_notes = client.get(reverse("plan:preview", args=["action", scene.action.pk]), {"apercu": 1, "notes": 1})
    assert f"{CANARY} note 0" in with_notes.content.decode()
    assert not PublicCopy.objects.exists()


def test_buttons_open_with_the_choices_shown(scene, pilot, client_of):
    address = reverse("plan:open", args=["action", scene.action.pk])
    client_of(pilot).post(address, {"notes": "1"})
    copy = PublicCopy.objects.get()
    assert ("notes" in copy.content, "budget" in copy.content) == (True, False)
    assert copy.opened_by == pilot


def test_a_copy_is_plain_json_equal_to_itself_once_kept(scene):
    content = content_of(scene.action, with_notes=True, with_budget=True)
    assert json.loads(json.dumps(content)) == content


def test_the_catalogue_is_filtered_by_axis_and_by_words(scene, pilot, client_of):
    open_whole_plan(scene.plan, pilot)
    client, address = client_of(None), reverse("plan:public_actions")
    assert "Compter ensemble" in client.get(address, {"q": "COMPTÉR", "axe": "F1"}).content.decode()
    assert "Compter ensemble" not in client.get(address, {"q": "introuvable"}).content.decode()
    assert "Compter ensemble" not in client.get(address, {"axe": "F9"}).content.decode()
    assert client.get(address, {"page": "mille", "axe": "\x00"}).status_code == 200


@pytest.mark.parametrize("language", ["en", "ar"])
def test_public_pages_are_drawn_in_the_other_languages(language, scene, pilot, client_of):
    open_whole_plan(scene.plan, pilot)
    for name, arguments in PUBLIC_PAGES:
        answer = client_of(None).get(reverse(name, args=arguments), headers={"accept-language": language})
        assert f'lang="{language}"' in answer.content.decode()
