"""A tool from a draft to the public, and back."""

import pytest
from django.db import IntegrityError, transaction

from tests.awareness.room import ANSWERS, make_public_tool, make_tool
from vigie.accounts.models import JournalEntry
from vigie.awareness.models import EditorialReading, Tool, ToolFile
from vigie.awareness.toolbox.content import compared, duration_in_words
from vigie.awareness.toolbox.finding import found_tools
from vigie.awareness.toolbox.references import take_missing
from vigie.awareness.toolbox.tool_life import (
    NotNow,
    publish_tool,
    remove_tool,
    return_tool,
    state_of,
    submit_tool,
    withdraw_tool,
)

pytestmark = pytest.mark.django_db


def test_the_public_reads_the_last_published_version_until_the_next_one(pilot):
    tool = make_public_tool(pilot, title="Ancien titre")
    Tool.objects.filter(pk=tool.pk).update(title="Nouveau titre")
    assert [found.content["title"] for found in found_tools()] == ["Ancien titre"]
    second = publish_tool(tool_id=tool.pk, answers=ANSWERS, actor=pilot, note="Le titre")
    assert second.number == 2
    assert [found.content["title"] for found in found_tools()] == ["Nouveau titre"]


def test_publishing_twice_the_same_words_makes_one_version(pilot):
    tool = make_public_tool(pilot)
    publish_tool(tool_id=tool.pk, answers=ANSWERS, actor=pilot)
    assert tool.versions.count() == 1


def test_what_was_answered_before_publishing_is_kept_with_the_version(pilot):
    make_public_tool(pilot)
    assert EditorialReading.objects.get().answers == ANSWERS


def test_a_tool_is_proposed_sent_back_published_then_withdrawn(pilot, contributor, partner):
    tool = make_tool(partner)
    submit_tool(tool_id=tool.pk, actor=contributor)
    submit_tool(tool_id=tool.pk, actor=contributor)
    return_tool(tool_id=tool.pk, reason="La durée manque.", actor=pilot)
    tool.refresh_from_db()
    assert state_of(tool)[1] == "à revoir"
    publish_tool(tool_id=tool.pk, answers=ANSWERS, actor=pilot)
    withdraw_tool(tool_id=tool.pk, actor=pilot)
    assert found_tools() == []
    verbs = list(JournalEntry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["tool_submitted", "tool_returned", "tool_published", "tool_withdrawn"]


def test_what_was_read_by_everyone_is_not_removed(pilot):
    draft, public = make_tool(), make_public_tool(pilot)
    remove_tool(tool_id=draft.pk, actor=pilot)
    with pytest.raises(NotNow):
        remove_tool(tool_id=public.pk, actor=pilot)
    assert list(Tool.objects.all()) == [public]


@pytest.mark.parametrize(
    ("words", "kind", "audience", "found"),
    [
        ("EGALITE", "", "", True),
        ("égalité quartier", "", "", True),
        ("introuvable", "", "", False),
        ("", "game", "", True),
        ("", "study", "", False),
        ("", "", "young_people", True),
        ("", "", "elected", False),
    ],
)
def test_tools_are_found_by_words_without_accents_kind_and_audience(pilot, words, kind, audience, found):
    make_public_tool(pilot, title="Jeu de l'égalité", text="Dans le quartier", audiences=["young_people"])
    assert bool(found_tools(words, kind, audience)) is found


def test_two_versions_are_compared_word_by_word(pilot):
    tool = make_public_tool(pilot, summary="Pour essayer.", minutes=45)
    Tool.objects.filter(pk=tool.pk).update(minutes=90)
    second = publish_tool(tool_id=tool.pk, answers=ANSWERS, actor=pilot)
    changes = compared(tool.versions.get(number=1).content, second.content)
    assert [change.label for change in changes] == ["durée, en minutes"]
    assert duration_in_words(90) == "1 h 30"


def test_the_database_refuses_an_image_without_words_and_a_study_without_scale(pilot):
    tool = make_tool()
    with pytest.raises(IntegrityError), transaction.atomic():
        ToolFile.objects.create(tool=tool, title="Photo", file="outils/a.png", licence="cc0")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_tool(kind="study")


def test_what_the_plan_cites_is_taken_once_as_drafts_and_the_old_definition_is_kept_apart(pilot):
    assert take_missing(actor=pilot) == 4
    assert take_missing(actor=pilot) == 0
    assert {tool.scale for tool in Tool.objects.all()} == {"unknown"}
    assert found_tools() == []
