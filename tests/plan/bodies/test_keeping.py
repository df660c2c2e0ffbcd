"""Bodies and their lists are created, changed, ended and removed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import BodyFactory, MeetingFactory
from vigie.accounts.models import JournalEntry
from vigie.plan.bodies.keeping import create_body, end_body, move_line, remove_body, remove_line, resume_body
from vigie.plan.models import Body, StandingItem

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(JournalEntry.objects.order_by("number").values_list("verb", flat=True))


def test_a_working_group_starts_with_equality(pilot):
    body = create_body(body=Body(name="Groupe", kind="working_group"), actor=pilot)
    assert [item.title for item in body.standing_items.all()] == ["Égalité entre les femmes et les hommes"]


def test_a_piloting_group_starts_with_the_categories_of_the_source(pilot):
    body = create_body(body=Body(name="Pilotage", kind="piloting"), actor=pilot)
    categories = [(row.name, row.is_required) for row in body.categories.all()]
    assert categories == [(name, True) for name in ("Collèges et lycées", "CCI", "Parents d'élèves", "Entreprises")]


def test_ending_twice_tells_once_and_can_be_undone(pilot):
    body = BodyFactory()
    for _ in range(2):
        end_body(body=body, day=date(2026, 1, 1), actor=pilot)
    assert body.pk not in Body.objects.active().values_list("pk", flat=True)
    for _ in range(2):
        resume_body(body=body, actor=pilot)
    assert body.pk in Body.objects.active().values_list("pk", flat=True)
    assert verbs() == ["body_ended", "body_resumed"]


def test_a_body_that_met_is_kept(pilot, scene):
    body = MeetingFactory().body
    for kept, reason in ((body, "réunions"), (scene.watch, "alertes")):
        with pytest.raises(ValidationError, match=reason):
            remove_body(body=kept, actor=pilot)
        assert Body.objects.filter(pk=kept.pk).exists()
    empty = BodyFactory()
    remove_body(body=empty, actor=pilot)
    assert not Body.objects.filter(pk=empty.pk).exists()
    assert verbs() == ["body_removed"]


def test_lines_move_within_their_list(pilot):
    body = BodyFactory()
    first, second, third = (
        StandingItem.objects.create(body=body, title=title, order=order) for order, title in enumerate("abc")
    )
    move_line(line=third, step=-1, actor=pilot)
    move_line(line=first, step=-1, actor=pilot)
    assert [item.title for item in body.standing_items.all()] == ["a", "c", "b"]
    remove_line(line=second, actor=pilot)
    assert [item.title for item in body.standing_items.all()] == ["a", "c"]


def test_members_of_a_removed_category_stay(scene, pilot):
    remove_line(line=scene.category, actor=pilot)
    scene.other_seat.refresh_from_db()
    assert (scene.other_seat.category, scene.other_seat.left_on) == (None, None)


def test_an_end_to_come_is_refused_in_the_form(pilot, client_of):
    body = BodyFactory()
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = client_of(pilot).post(f"/instances/{body.pk}/fin/", {"day": tomorrow.isoformat()})
    assert "pas encore venu" in page.content.decode()
    body.refresh_from_db()
    assert body.ended_on is None
