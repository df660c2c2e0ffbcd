"""The demonstration's drawn campaign was drawn as a pilot does, and anybody may make it again."""

import pytest
from django.core.management import call_command

from tests.internships.scene import make_commune
from vigie.cockpit.demonstration_draw import NAME, prepare_draw
from vigie.cockpit.demonstration_internships import prepare_internships
from vigie.internships.drawing.files import files_of
from vigie.internships.drawing.telling import told_round
from vigie.internships.models import Assignment, Campaign, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(pilot) -> Round:
    make_commune()
    prepare_internships()
    for _ in range(2):
        prepare_draw()
    return Round.objects.get()


def test_it_is_drawn_once_and_all_its_seats_are_taken(drawn):
    assert Campaign.objects.get(name=NAME).is_fictitious
    assert drawn.committed_on < drawn.draw_on == drawn.drawn_on
    assert Assignment.objects.count() == 32


def test_anybody_may_make_it_again(drawn, tmp_path):
    assert told_round(drawn).reasons == []
    for name, content in files_of(drawn).items():
        (tmp_path / name).write_bytes(content)
    call_command("verify_match", tmp_path, verbosity=0)
