"""The act of changing an action: what is written, told, and refused."""

from datetime import date, timedelta

import pytest

from tests.factories import ActionFactory, AxisFactory, OrganisationFactory, PersonFactory
from vigie.accounts.models import JournalEntry
from vigie.plan.changing_actions import ChangedSince, change_action, field_label
from vigie.plan.models import Action, ActionAxis, Marker, Participation

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    return ActionFactory(name="Semaine de l'égalité")


def test_own_fields_are_written_and_told(action, pilot):
    moved = change_action(action=action, actor=pilot, changes={"status": "ongoing", "description": "Une semaine"})
    action.refresh_from_db()
    assert (action.status, action.description) == ("ongoing", "Une semaine")
    assert moved == {"status": ["non renseigné", "en cours"], "description": ["", "Une semaine"]}
    line = JournalEntry.objects.get()
    assert (line.verb, line.actor, line.object_id, line.changes) == ("action_changed", pilot, str(action.pk), moved)


def test_what_is_not_named_is_left(action, pilot):
    Action.objects.filter(pk=action.pk).update(description="Écrite entre-temps par quelqu'un d'autre")
    change_action(action=action, actor=pilot, changes={"status": "done"})
    action.refresh_from_db()
    assert action.description == "Écrite entre-temps par quelqu'un d'autre"


def test_timing_words_are_read_anew(action, pilot):
    change_action(action=action, actor=pilot, changes={"timing_text": "Octobre 2017"})
    action.refresh_from_db()
    assert (action.timing_text, action.starts, action.last_day) == ("Octobre 2017", "2017-10", date(2017, 10, 31))


def test_same_values_write_nothing(action, pilot):
    before = Action.objects.get().updated_at
    assert change_action(action=action, actor=pilot, changes={"name": action.name, "axes": []}) == {}
    assert Action.objects.get().updated_at == before
    assert not JournalEntry.objects.exists()


def test_refused_when_moved_since_and_nothing_is_written(action, pilot):
    seen = action.updated_at - timedelta(seconds=1)
    with pytest.raises(ChangedSince):
        change_action(action=action, actor=pilot, changes={"status": "done"}, seen_at=seen)
    assert Action.objects.get().status == "unknown"
    assert not JournalEntry.objects.exists()


def test_sent_twice_is_harmless(action, pilot):
    seen = action.updated_at
    change_action(action=action, actor=pilot, changes={"status": "done"}, seen_at=seen)
    assert change_action(action=action, actor=pilot, changes={"status": "done"}, seen_at=seen) == {}
    assert JournalEntry.objects.count() == 1


def test_ties_keep_what_stays_and_its_reading(action, pilot):
    kept, gone, new = (AxisFactory(plan=action.plan) for _ in range(3))
    ActionAxis.objects.create(action=action, axis=gone, order=0)
    ActionAxis.objects.create(action=action, axis=kept, order=1, classification="deduced")
    moved = change_action(action=action, actor=pilot, changes={"axes": [new, kept], "publics": ["women", "youth"]})
    links = action.axis_links.order_by("order")
    assert [(link.axis, link.classification) for link in links] == [(new, "explicit"), (kept, "deduced")]
    assert moved["axes"] == [[str(gone), str(kept)], [str(new), str(kept)]]
    assert moved["publics"] == [[], ["femmes", "jeunes"]]


def test_bearers_and_partners_do_not_mix(action, pilot):
    organisation, other = OrganisationFactory(), OrganisationFactory()
    Participation.objects.create(action=action, organisation=organisation, part="partner", name_in_source="L'asso")
    change_action(action=action, actor=pilot, changes={"bearers": [organisation, other]})
    held = action.participations.order_by("part", "order").values_list("part", "organisation")
    assert list(held) == [("bearer", organisation.pk), ("bearer", other.pk), ("partner", organisation.pk)]


def test_plain_links_and_updated_at(action, pilot):
    marker = Marker.objects.create(plan=action.plan, name="Jeunesse")
    before = action.updated_at
    change_action(action=action, actor=pilot, changes={"markers": [marker]})
    action.refresh_from_db()
    assert list(action.markers.all()) == [marker]
    assert action.updated_at > before


def test_journal_keeps_no_name_of_a_person(action, pilot):
    someone = PersonFactory(name="Dominique Reconnaissable")
    moved = change_action(action=action, actor=pilot, changes={"lead": someone})
    assert moved == {"lead": [None, f"personne n°\u00a0{someone.pk}"]}


def test_search_finds_the_new_words(action, pilot):
    change_action(action=action, actor=pilot, changes={"description": "Théâtre-forum à Anzin"})
    action.refresh_from_db()
    assert "theatre-forum a anzin" in action.search_text


def test_unknown_field_is_refused(action, pilot):
    with pytest.raises(ValueError, match="search_text"):
        change_action(action=action, actor=pilot, changes={"search_text": "x"})


def test_every_field_has_a_name_on_screen():
    assert (field_label("timing_text"), field_label("bearers")) == ("échéance, telle qu'écrite", "structures porteuses")
