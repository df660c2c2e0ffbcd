"""People change what the plan says and what actions hold; each change is told, and none is lost."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import ActionFactory, MembershipFactory, OrganisationFactory, PersonFactory
from tests.plan.scene import make_scene
from vigie.accounts.actor import actor_of
from vigie.accounts.models import JournalEntry, Role
from vigie.plan.action_forms import SECTIONS, in_kept_order
from vigie.plan.changing_lines import move_line
from vigie.plan.confirming import confirm, confirm_axis, reopen, reopen_axis
from vigie.plan.creating_actions import create_action, delete_action, next_code
from vigie.plan.dated import dated_in_words
from vigie.plan.lines import KINDS
from vigie.plan.models import (
    Action,
    ActionAxis,
    ActionNote,
    AxisItem,
    BudgetLine,
    Commitment,
    Marker,
    Plan,
    Priority,
    PublicCopy,
)
from vigie.plan.notes import add_note, change_note, remove_note
from vigie.plan.opening import open_whole_plan
from vigie.plan.plan_forms import body_line, read_body
from vigie.plan.rules import may_change_action, may_commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(partner):
    return make_scene(partner, size=3)


def filled(client, address: str) -> dict[str, object]:
    """Return what a browser would send from a page's form, left as it is."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items() if value is not False}


class TestReadings:
    def test_confirming_takes_the_doubt_away_and_undoing_brings_it_back(self, scene, pilot):
        for reading in (scene.item, scene.priority, scene.tie):
            confirm(reading=reading, actor=pilot)
            reading.refresh_from_db()
            assert (reading.is_doubtful, reading.confirmed_by) == (False, pilot)
            reopen(reading=reading, actor=pilot)
            reading.refresh_from_db()
            assert reading.is_doubtful

    def test_confirming_twice_tells_the_journal_once(self, scene, pilot):
        for _ in range(2):
            confirm(reading=AxisItem.objects.get(pk=scene.item.pk), actor=pilot)
        assert JournalEntry.objects.filter(verb="reading_confirmed").count() == 1

    def test_a_whole_axis_is_confirmed_and_put_back_in_doubt(self, scene, pilot):
        assert confirm_axis(axis=scene.axis, actor=pilot) == 4
        assert not any(item.is_doubtful for item in scene.axis.items.all())
        assert confirm_axis(axis=scene.axis, actor=pilot) == 0
        assert reopen_axis(axis=scene.axis, actor=pilot) == 4
        assert ActionAxis.objects.get(pk=scene.tie.pk).is_doubtful

    def test_one_click_without_javascript_comes_back_to_the_page(self, scene, pilot, client_of):
        answer = client_of(pilot).post(reverse("plan:confirm", args=["element", scene.item.pk]))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("plan:axis", args=[scene.plan.pk, "F1"]))

    def test_one_click_with_htmx_returns_the_piece_that_changed(self, scene, pilot, client_of):
        address = reverse("plan:confirm", args=["rattachement", scene.tie.pk])
        answer = client_of(pilot).post(address, headers={"hx-request": "true"})
        assert "lecture confirmée" in answer.content.decode()
        assert "<html" not in answer.content.decode()

    def test_a_note_of_reading_is_settled_and_opened_again(self, scene, pilot, client_of):
        note = scene.plan.reading_notes.get()
        address = reverse("plan:settle", args=[note.pk])
        client_of(pilot).post(address)
        note.refresh_from_db()
        assert note.settled_at
        client_of(pilot).post(address, {"rouvrir": "1"})
        note.refresh_from_db()
        assert note.settled_at is None


class TestLines:
    def test_an_item_is_added_after_the_others(self, scene, pilot, client_of):
        address = reverse("plan:add_line", args=["element", scene.axis.pk])
        client_of(pilot).post(address, {"kind": "recommendation", "text": "Nouveau", "follow_up": "not_stated"})
        added = AxisItem.objects.get(text="Nouveau")
        assert (added.order, added.classification) == (3, "explicit")
        assert JournalEntry.objects.filter(verb="line_added", object_id=str(scene.axis.pk)).exists()

    @pytest.mark.parametrize("slug", sorted(KINDS))
    def test_every_kind_of_line_is_saved_as_it_was_shown(self, slug, scene, pilot, client_of):
        kind, client = KINDS[slug], client_of(pilot)
        line = kind.model._default_manager.first()
        before = kind.model._default_manager.filter(pk=line.pk).values().get()
        address = reverse("plan:line", args=[slug, line.pk])
        lines = JournalEntry.objects.count()
        answer = client.post(address, filled(client, address))
        assert answer.status_code == 302, answer.context["form"].errors
        assert kind.model._default_manager.filter(pk=line.pk).values().get() == before
        assert JournalEntry.objects.count() == lines

    @pytest.mark.parametrize("slug", sorted(KINDS))
    def test_every_kind_of_line_is_removed_with_a_trace(self, slug, scene, pilot, client_of):
        kind = KINDS[slug]
        line = kind.model._default_manager.first()
        assert client_of(pilot).post(reverse("plan:remove_line", args=[slug, line.pk])).status_code == 302
        assert not kind.model._default_manager.filter(pk=line.pk).exists()
        assert JournalEntry.objects.filter(verb=kind.verbs["removed"]).exists()

    def test_the_journal_tells_the_words_before_and_after(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:line", args=["marqueur", scene.marker.pk])
        client.post(address, filled(client, address) | {"name": "Jeunesse"})
        changes = JournalEntry.objects.get(verb="line_changed").changes
        assert list(changes.values()) == [["Marqueur 2", "Jeunesse"]]

    def test_the_same_name_twice_is_refused_with_a_sentence(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:line", args=["marqueur", scene.marker.pk])
        answer = client.post(address, filled(client, address) | {"name": "Marqueur 0"})
        assert "déjà le même élément" in answer.content.decode()
        assert Marker.objects.filter(name="Marqueur 2").exists()

    def test_what_someone_else_wrote_meanwhile_is_said_and_nothing_is_lost(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:line", args=["marqueur", scene.marker.pk])
        sent = filled(client, address) | {"name": "Mes mots"}
        Marker.objects.filter(pk=scene.marker.pk).update(name="Les mots d'une autre")
        answer = client.post(address, sent)
        page = answer.content.decode()
        assert "pendant que vous écriviez" in page
        assert "Les mots d&#x27;une autre" in page
        assert "Mes mots" in page
        assert Marker.objects.get(pk=scene.marker.pk).name == "Les mots d'une autre"
        again = {name: answer.context["form"][name].value() for name in sent}
        client.post(address, again)
        assert Marker.objects.get(pk=scene.marker.pk).name == "Mes mots"

    def test_an_item_moved_to_another_kind_goes_last(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:line", args=["element", scene.item.pk])
        client.post(address, filled(client, address) | {"kind": "vigilance"})
        scene.item.refresh_from_db()
        assert (scene.item.kind, scene.item.order) == ("vigilance", 3)

    def test_pillar_fields_are_one_to_a_line_and_none_when_empty(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:line", args=["pilier", scene.pillar.pk])
        client.post(address, filled(client, address) | {"fields_list": " santé \n\nculture"})
        scene.pillar.refresh_from_db()
        assert scene.pillar.fields == ["santé", "culture"]
        client.post(address, filled(client, address) | {"fields_list": ""})
        scene.pillar.refresh_from_db()
        assert scene.pillar.fields is None

    @pytest.mark.parametrize(
        ("slug", "wrong"),
        [
            ("budget", {"year": "20"}),
            ("budget", {"year": "2019"}),
            ("budget", {"planned": "-1"}),
            ("budget", {"year": "demain"}),
            ("document", {"address": "javascript:alert(1)"}),
            ("document", {"dated": "hier"}),
            ("evenement", {"dated": "un jour"}),
            ("chiffre", {"value": "beaucoup"}),
            ("chiffre", {"starts_in": "2017", "ends_in": "2016"}),
            ("priorite", {"axes": ["99999"]}),
        ],
    )
    def test_bad_input_is_answered_with_a_sentence(self, slug, wrong, scene, pilot, client_of):
        client, line = client_of(pilot), KINDS[slug].model._default_manager.first()
        address = reverse("plan:line", args=[slug, line.pk])
        answer = client.post(address, filled(client, address) | wrong)
        assert answer.status_code == 200
        assert answer.context["form"].errors

    def test_removing_an_axis_takes_its_public_page_away(self, scene, pilot, client_of):
        open_whole_plan(scene.plan, pilot)
        client_of(pilot).post(reverse("plan:remove_line", args=["axe", scene.axis.pk]))
        assert not PublicCopy.objects.filter(object_type="axis").exists()


class MovingLines(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(moves=st.lists(st.tuples(st.integers(0, 3), st.sampled_from([-1, 1])), max_size=6))
    def test_moves_keep_every_line_and_follow_a_plain_list(self, moves):
        plan = Plan.objects.create(title="Plan")
        pilot = PersonFactory()
        lines = [Priority.objects.create(plan=plan, order=number + 1, text=str(number)) for number in range(4)]
        expected = [line.pk for line in lines]
        for which, step in moves:
            place = expected.index(lines[which].pk)
            if 0 <= place + step < 4:
                expected[place], expected[place + step] = expected[place + step], expected[place]
            move_line(kind=KINDS["priorite"], line=Priority.objects.get(pk=lines[which].pk), step=step, actor=pilot)
        kept = list(Priority.objects.filter(plan=plan).order_by("order"))
        assert [line.pk for line in kept] == expected
        assert [line.order for line in kept] == [1, 2, 3, 4]


class TestThePlanItself:
    @pytest.mark.parametrize("part", ["identite", "diagnostic", "gouvernance"])
    def test_it_is_saved_as_it_was_shown(self, part, scene, pilot, client_of):
        before = Plan.objects.filter(pk=scene.plan.pk).values().get()
        client, address = client_of(pilot), reverse("plan:edit_plan", args=[scene.plan.pk, part])
        assert client.post(address, filled(client, address)).status_code == 302
        assert Plan.objects.filter(pk=scene.plan.pk).values().get() == before

    def test_a_passage_is_changed_and_the_others_stay(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:edit_plan", args=[scene.plan.pk, "diagnostic"])
        client.post(address, filled(client, address) | {"starts": "février 2015", "findings": "un\ndeux"})
        scene.plan.refresh_from_db()
        assert scene.plan.diagnosis == {"provider": "Un cabinet", "findings": ["un", "deux"], "starts": "2015-02"}

    def test_years_in_disorder_are_refused(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:edit_plan", args=[scene.plan.pk, "identite"])
        assert client.post(address, filled(client, address) | {"ends_in": "2001"}).context["form"].errors

    @pytest.mark.parametrize("body", [{"name": "Groupe", "axis": "F2"}, {"name": "Groupe (ad hoc)", "axis": None}])
    def test_advised_bodies_are_read_back_from_their_line(self, body):
        expected = body if body["axis"] else {"name": "Groupe", "axis": "ad hoc"}
        assert read_body(body_line(body)) == expected

    def test_dates_of_the_source_are_said_in_words(self):
        assert dated_in_words("2015-02/2015-06") == "février 2015 – juin 2015"
        assert dated_in_words("un jour") == "un jour"


class TestActions:
    @pytest.mark.parametrize("section", sorted(SECTIONS))
    def test_a_section_is_saved_as_it_was_shown(self, section, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:edit_action", args=[scene.action.pk, section])
        before = Action.objects.filter(pk=scene.action.pk).values().get()
        lines = JournalEntry.objects.count()
        answer = client.post(address, filled(client, address))
        assert answer.status_code == 302, answer.context["form"].errors
        assert Action.objects.filter(pk=scene.action.pk).values().get() == before
        assert JournalEntry.objects.count() == lines

    def test_a_contributor_says_where_the_action_stands(self, scene, contributor, client_of):
        client, address = client_of(contributor), reverse("plan:edit_action", args=[scene.action.pk, "avancement"])
        client.post(address, filled(client, address) | {"status": "ongoing", "timing_text": "depuis 2016"})
        action = Action.objects.get(pk=scene.action.pk)
        assert (action.status, action.starts, action.is_since) == ("ongoing", "2016", True)

    def test_a_deadline_that_is_not_understood_is_kept_and_said(self, scene, contributor, client_of):
        client, address = client_of(contributor), reverse("plan:edit_action", args=[scene.action.pk, "avancement"])
        answer = client.post(address, filled(client, address) | {"timing_text": "quand on pourra"}, follow=True)
        assert "Pour l&#x27;échéance" in answer.content.decode()
        assert Action.objects.get(pk=scene.action.pk).timing_text == "quand on pourra"

    def test_two_writers_of_one_section_do_not_erase_each_other(self, scene, contributor, client_of):
        client, address = client_of(contributor), reverse("plan:edit_action", args=[scene.action.pk, "evaluation"])
        sent = filled(client, address) | {"indicator": "mon indicateur"}
        Action.objects.filter(pk=scene.action.pk).update(indicator="le sien")
        answer = client.post(address, sent)
        assert "le sien" in answer.content.decode()
        assert "mon indicateur" in answer.content.decode()
        assert Action.objects.get(pk=scene.action.pk).indicator == "le sien"

    def test_two_sections_are_written_side_by_side(self, scene, contributor, client_of):
        client = client_of(contributor)
        first, second = (reverse("plan:edit_action", args=[scene.action.pk, name]) for name in ("moyens", "evaluation"))
        sent = filled(client, first) | {"people_means": "deux personnes"}
        client.post(second, filled(client, second) | {"indicator": "un chiffre"})
        assert client.post(first, sent).status_code == 302
        action = Action.objects.get(pk=scene.action.pk)
        assert (action.people_means, action.indicator) == ("deux personnes", "un chiffre")

    def test_the_history_shows_who_changed_what(self, scene, contributor, client_of):
        client, address = client_of(contributor), reverse("plan:edit_action", args=[scene.action.pk, "evaluation"])
        client.post(address, filled(client, address) | {"indicator": "un chiffre neuf"})
        page = client.get(reverse("plan:action", args=[scene.action.pk])).content.decode()
        assert contributor.name in page
        assert "Indicateur" in page
        assert "un chiffre neuf" in page

    def test_other_documents_and_earlier_aims_are_tied(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:edit_action", args=[scene.action.pk, "contributions"])
        aim = scene.event.items.get()
        client.post(address, filled(client, address) | {"linkages": [scene.linkage.pk], "served_aims": [aim.pk]})
        assert list(scene.action.linkages.all()) == [scene.linkage]
        assert list(scene.action.served_aims.all()) == [aim]

    def test_an_action_is_created_with_the_next_code(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:add_action", args=[scene.plan.pk])
        sent = filled(client, address) | {"name": "Nouvelle", "bearers": [scene.bearer.pk], "axes": [scene.axis.pk]}
        assert client.post(address, sent).status_code == 302
        action = Action.objects.get(name="Nouvelle")
        assert (action.code, list(action.axes.all())) == ("A02", [scene.axis])
        assert "nouvelle" in action.search_text

    def test_a_code_already_taken_is_refused(self, scene, pilot):
        with pytest.raises(ValueError, match="A01"):
            create_action(plan=scene.plan, code="A01", name="X", axes=[], bearers=[], actor=pilot)

    def test_an_action_with_notes_stays(self, scene, pilot, client_of):
        answer = client_of(pilot).post(reverse("plan:remove_action", args=[scene.action.pk]))
        assert "fait partie de l" in answer.content.decode()
        assert Action.objects.filter(pk=scene.action.pk).exists()

    def test_an_action_without_note_is_deleted_with_its_public_copy(self, scene, pilot):
        action = ActionFactory(plan=scene.plan, code="Z9")
        open_whole_plan(scene.plan, pilot)
        number = action.pk
        delete_action(action=action, actor=pilot)
        assert not PublicCopy.objects.filter(object_type="action", object_id=number).exists()
        assert JournalEntry.objects.filter(verb="action_deleted", object_id=str(number)).exists()

    def test_a_contributor_chooses_a_lead_among_people_of_the_action(self, scene, contributor, client_of):
        client, address = client_of(contributor), reverse("plan:edit_action", args=[scene.action.pk, "description"])
        answer = client.post(address, filled(client, address) | {"lead": PersonFactory().pk})
        assert answer.context["form"].errors["lead"]

    def test_unknown_and_zero_are_two_values(self, scene, pilot, client_of):
        BudgetLine.objects.filter(action=scene.action).delete()
        BudgetLine.objects.create(action=scene.action, year=2020, planned=0)
        page = client_of(pilot).get(reverse("plan:action", args=[scene.action.pk]))
        assert page.context["budget"] == {"planned": 0, "spent": None}


class TestNotes:
    def test_a_note_changes_the_status_in_the_same_act(self, scene, contributor):
        note = add_note(
            action=scene.action, text="Fini", year=2020, status="done", author=contributor, actor=contributor
        )
        assert (note.status, Action.objects.get(pk=scene.action.pk).status) == ("done", "done")
        changes = JournalEntry.objects.get(verb="note_added").changes
        assert changes == {"note": ["", "Fini"], "status": ["non renseigné", "terminée"]}

    def test_the_same_note_twice_is_one(self, scene, contributor):
        said = {"action": scene.action, "text": "Bis", "year": 2020, "author": contributor, "actor": contributor}
        assert add_note(**said) == add_note(**said)

    def test_a_note_is_corrected_then_removed(self, scene, contributor):
        note = add_note(action=scene.action, text="Un", year=2020, author=contributor, actor=contributor)
        change_note(note=note, text="Deux", year=2021, author=contributor, actor=contributor)
        assert ActionNote.objects.get(pk=note.pk).text == "Deux"
        remove_note(note=note, actor=contributor)
        assert JournalEntry.objects.filter(verb="note_removed").exists()
        assert "deux" not in Action.objects.get(pk=scene.action.pk).search_text

    def test_the_page_writes_a_note_in_the_name_of_who_is_signed_in(self, scene, contributor, client_of):
        address = reverse("plan:add_note", args=[scene.action.pk])
        client_of(contributor).post(address, {"year": 2020, "status": "ongoing", "text": "Bonne nouvelle"})
        assert ActionNote.objects.get(text="Bonne nouvelle").author == contributor

    @pytest.mark.parametrize("wrong", [{"text": ""}, {"year": "1"}, {"year": "demain"}, {"status": "inconnu"}])
    def test_bad_input_is_refused(self, wrong, scene, contributor, client_of):
        address = reverse("plan:add_note", args=[scene.action.pk])
        sent = {"year": 2020, "status": "ongoing", "text": "Texte"} | wrong
        assert client_of(contributor).post(address, sent).context["form"].errors


class TestCommitments:
    def test_a_contributor_commits_their_own_organisation_only(self, scene, contributor, client_of):
        client, address = client_of(contributor), reverse("plan:commit", args=[scene.plan.pk])
        sent = {"organisation": scene.bearer.pk, "axis": scene.axis.pk, "means": "une salle"}
        assert client.post(address, sent).status_code == 302
        assert Commitment.objects.get(organisation=scene.bearer).means == "une salle"
        other = OrganisationFactory()
        assert client.post(address, sent | {"organisation": other.pk}).context["form"].errors["organisation"]

    def test_committing_twice_is_refused_with_a_sentence(self, scene, pilot, client_of):
        sent = {"organisation": scene.commitment.organisation_id, "axis": scene.axis.pk}
        answer = client_of(pilot).post(reverse("plan:commit", args=[scene.plan.pk]), sent)
        assert "déjà engagée" in answer.content.decode()

    def test_an_end_before_the_start_is_refused(self, scene, pilot, client_of):
        client, address = client_of(pilot), reverse("plan:commitment", args=[scene.commitment.pk])
        sent = filled(client, address) | {"committed_on": "2020-02-01", "until": "2020-01-01"}
        assert client.post(address, sent).context["form"].errors["until"]

    def test_a_commitment_ends_today(self, scene, pilot, client_of):
        client_of(pilot).post(reverse("plan:end_commitment", args=[scene.commitment.pk]))
        scene.commitment.refresh_from_db()
        assert scene.commitment.until


@given(held=st.lists(st.integers(), unique=True), chosen=st.lists(st.integers(), unique=True))
def test_what_was_there_keeps_its_place(held, chosen):
    result = in_kept_order(held, chosen)
    assert sorted(result) == sorted(chosen)
    assert [item for item in result if item in held] == [item for item in held if item in chosen]


@given(codes=st.lists(st.from_regex(r"\A[AB][0-9]{1,3}\Z")))
def test_the_next_code_is_free(codes):
    assert next_code(codes) not in codes


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PILOT])
def test_nobody_changes_what_another_organisation_carries(role, agglomeration, partner):
    actor = actor_of(MembershipFactory(organisation=agglomeration, role=role).person)
    assert may_change_action(actor, [partner.pk])
    assert may_commit(actor, partner.pk)


def test_the_page_that_adds_an_axis_leads_back_to_its_plan(client_of, pilot, scene):
    answer = client_of(pilot).get(reverse("plan:add_line", args=["axe", scene.plan.pk]))
    assert answer.context["breadcrumb"][0] == (scene.plan.title, reverse("plan:plan", args=[scene.plan.pk]))
