"""The table: who edits which line, what is saved, what is refused."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import ActionFactory, PersonFactory
from tests.plan.collection_plan import make_plan
from vigie.accounts.models import JournalEntry
from vigie.plan.changing_actions import change_action
from vigie.plan.models import Action, ActionNote

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def action(partner) -> Action:
    action = ActionFactory(code="A01", name="Semaine de l'égalité")
    action.participations.create(organisation=partner, part="bearer")
    return action


def row_url(action, query="") -> str:
    return reverse("plan:table_row", args=[action.pk]) + query


def sent(action, **changes) -> dict[str, str]:
    """What the form of a line sends, with some changes."""
    return {
        "status": action.status,
        "timing_text": action.timing_text,
        "lead": "",
        "nature": action.nature,
        "note": "",
        "seen": action.updated_at.isoformat(),
    } | changes


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("pilot", 200),
        ("contributor", 200),
        ("reader", 403),
        ("stranger", 403),
        ("elected_member", 403),
        ("administrator", 403),
        ("visitor", 302),
    ],
)
def test_who_may_edit_a_line(role, status, action, cast, client_of):
    client = client_of(cast[role])
    assert client.get(row_url(action)).status_code == status
    assert client.post(row_url(action), sent(action, status="done")).status_code == (302 if status == 200 else status)
    action.refresh_from_db()
    assert action.status == ("done" if status == 200 else "unknown")


def test_only_lines_one_may_change_are_offered(action, contributor, client_of):
    other = ActionFactory(plan=action.plan)
    text = client_of(contributor).get(reverse("plan:table")).content.decode()
    assert row_url(action) in text
    assert row_url(other) not in text
    assert "lecture seule" in text


def test_line_is_saved_and_told_field_by_field(action, pilot, client_of):
    data = sent(action, status="ongoing", timing_text="Depuis 2016", nature="prevention", note="La semaine a eu lieu")
    answer = client_of(pilot).post(row_url(action), data, **HTMX)
    action.refresh_from_db()
    assert (action.status, action.starts, action.nature) == ("ongoing", "2016", "prevention")
    note = ActionNote.objects.get()
    assert (note.text, note.year, note.author) == ("La semaine a eu lieu", timezone.localdate().year, pilot)
    change = JournalEntry.objects.get(verb="action_changed").changes
    assert change["timing_text"] == ["", "Depuis 2016"]
    text = answer.content.decode()
    assert 'data-announce="Action A01 enregistrée."' in text
    assert "La semaine a eu lieu" in text


def test_without_javascript_the_table_comes_back_at_the_line(action, pilot, client_of):
    answer = client_of(pilot).post(row_url(action), sent(action, status="done"))
    assert answer["Location"] == reverse("plan:table") + f"?#action-{action.pk}"


def test_without_javascript_the_line_has_its_page(action, pilot, client_of):
    text = client_of(pilot).get(row_url(action)).content.decode()
    assert "<html" in text
    assert text.count("<h1") == 1
    assert "<html" not in client_of(pilot).get(row_url(action), **HTMX).content.decode()


def test_refused_when_someone_wrote_meanwhile_and_says_who_and_what(action, pilot, contributor, client_of):
    data = sent(action, status="done", note="Mes mots")
    change_action(action=action, actor=contributor, changes={"status": "ongoing"})
    text = client_of(pilot).post(row_url(action), data, **HTMX).content.decode()
    assert "Camille Contribue" in text
    assert "devient «\u00a0en cours\u00a0»" in text
    assert "Mes mots" in text
    assert Action.objects.get().status == "ongoing"
    assert not ActionNote.objects.exists()


def test_sent_again_after_the_refusal_it_is_written(action, pilot, contributor, client_of):
    data = sent(action, status="done")
    change_action(action=action, actor=contributor, changes={"status": "ongoing"})
    client = client_of(pilot)
    client.post(row_url(action), data, **HTMX)
    data["seen"] = Action.objects.get().updated_at.isoformat()
    client.post(row_url(action), data, **HTMX)
    assert Action.objects.get().status == "done"


def test_double_click_writes_once(action, pilot, client_of):
    client, data = client_of(pilot), sent(action, status="done", note="Terminée en mars")
    for _ in range(2):
        assert "row-error" not in client.post(row_url(action), data, **HTMX).content.decode()
    assert ActionNote.objects.count() == 1
    assert JournalEntry.objects.filter(verb="action_changed").count() == 1


def test_hidden_columns_are_left_as_they_are(action, pilot, client_of):
    Action.objects.filter(pk=action.pk).update(nature="repair")
    action.refresh_from_db()
    data = {"status": "done", "nature": "prevention", "seen": action.updated_at.isoformat()}
    client_of(pilot).post(row_url(action, "?colonne=statut"), data, **HTMX)
    action.refresh_from_db()
    assert (action.status, action.nature) == ("done", "repair")


@pytest.mark.parametrize(
    "changes",
    [{"status": "perdue"}, {"lead": "999999"}, {"lead": "x"}, {"note": "a" * 6000}, {"timing_text": "a" * 300}],
)
def test_bad_values_are_said_and_nothing_is_written(action, pilot, client_of, changes):
    answer = client_of(pilot).post(row_url(action), sent(action, nature="repair", **changes), **HTMX)
    assert "row-error" in answer.content.decode()
    assert Action.objects.get().nature == ""


@pytest.mark.parametrize(
    "seen",
    [
        "",
        "hier",
        "2026-13-45T99:99",
        "2026-01-01T00:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2020-01-01T00:00:00",
    ],
)
def test_bad_moment_never_breaks(action, pilot, client_of, seen):
    assert client_of(pilot).post(row_url(action), sent(action, seen=seen, status="done"), **HTMX).status_code == 200


def test_contributor_names_only_people_of_their_organisation(action, contributor, client_of):
    someone = PersonFactory()
    client_of(contributor).post(row_url(action), sent(action, lead=someone.pk), **HTMX)
    assert Action.objects.get().lead is None
    client_of(contributor).post(row_url(action), sent(action, lead=contributor.pk), **HTMX)
    assert Action.objects.get().lead == contributor


def test_cancel_brings_the_line_back(action, pilot, client_of):
    text = client_of(pilot).get(row_url(action, "?lire=1"), **HTMX).content.decode()
    assert "<form" not in text
    assert f'id="action-{action.pk}"' in text


def test_action_that_does_not_exist(pilot, client_of):
    assert client_of(pilot).get(reverse("plan:table_row", args=[999])).status_code == 404


def test_columns_are_chosen(pilot, client_of):
    make_plan(2)
    text = client_of(pilot).get(reverse("plan:table") + "?colonne=indicateur").content.decode()
    assert '<th scope="col">Indicateur</th>' in text
    assert '<th scope="col">Statut</th>' not in text


@pytest.mark.parametrize(
    ("words", "said"), [("depuis 2013", "compris\u00a0: depuis 2013"), ("bientôt", "pas compris"), ("", "")]
)
def test_deadline_is_read_while_typed(pilot, client_of, words, said):
    answer = client_of(pilot).get(reverse("plan:read_deadline"), {"timing_text": words})
    assert said in answer.content.decode()
