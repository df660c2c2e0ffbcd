"""Two people read, separately; then a decision, an answer, and what is forgotten."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory
from tests.network.scene import accept, make_call, make_candidacy, read_twice
from vigie.accounts.models import JournalEntry, Role
from vigie.core.models import OutboxMessage
from vigie.network.calls.call_life import save_grid_line
from vigie.network.examining.deciding import answer, decide
from vigie.network.examining.forgetting import forget_candidacy
from vigie.network.examining.reading import (
    declare_conflict,
    give_reading,
    name_reader,
    people_to_read,
    remove_reader,
)
from vigie.network.examining.shown import shown_readings
from vigie.network.examining.synthesis import Read, synthesis
from vigie.network.models import GridLine, Mark, Reading
from vigie.network.refusals import NotNow
from vigie.network.sealing import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidacy():
    return make_candidacy(make_call())


@pytest.fixture
def readers():
    return [MembershipFactory(role=Role.READER).person for _ in range(3)]


def give(reading, candidacy, mark=2, comment="Clair."):
    marks = {line.pk: mark for line in candidacy.call.grid.all()}
    give_reading(reading_id=reading.pk, marks=marks, opinion="favourable", comment=comment)


def test_a_reader_sees_the_text_without_who_wrote_it(candidacy, pilot, reader, client_of):
    name_reader(candidacy_id=candidacy.pk, reader=reader, by=pilot)
    page = client_of(reader).get(reverse("network:read_candidacy", args=[candidacy.code])).content.decode()
    assert "Je veux que mon quartier" in page
    assert "Candide" not in page
    assert "candide@" not in page


def test_nobody_else_finds_a_candidacy(candidacy, pilot, reader, stranger, client_of):
    name_reader(candidacy_id=candidacy.pk, reader=reader, by=pilot)
    for name in ("read_candidacy", "declare_conflict"):
        address = reverse(f"network:{name}", args=[candidacy.code])
        assert client_of(stranger).get(address).status_code == 404
        assert client_of(pilot).get(address).status_code == 404


def test_what_one_reader_gives_is_hidden_until_both_have_given(candidacy, pilot, readers, client_of):
    first, second = (name_reader(candidacy_id=candidacy.pk, reader=who, by=pilot) for who in readers[:2])
    give(first, candidacy, comment="Premier regard")
    page = reverse("network:candidacy", args=[candidacy.code])
    assert "Premier regard" not in client_of(pilot).get(page).content.decode()
    own = reverse("network:read_candidacy", args=[candidacy.code])
    assert "Premier regard" not in client_of(readers[1]).get(own).content.decode()
    assert not shown_readings(candidacy, readers[1].pk).readings[0].is_shown
    give(second, candidacy)
    assert "Premier regard" in client_of(pilot).get(page).content.decode()
    assert "Premier regard" not in client_of(readers[1]).get(own).content.decode()


def test_two_read_not_three_and_never_their_own(candidacy, pilot, readers):
    for who in readers[:2]:
        name_reader(candidacy_id=candidacy.pk, reader=who, by=pilot)
    with pytest.raises(NotNow, match="Deux personnes"):
        name_reader(candidacy_id=candidacy.pk, reader=readers[2], by=pilot)
    other = make_candidacy(candidacy.call, email=readers[2].email)
    assert readers[2] not in people_to_read(other)
    with pytest.raises(NotNow, match="sa propre"):
        name_reader(candidacy_id=other.pk, reader=readers[2], by=pilot)


def test_whoever_cannot_judge_says_so_and_another_reads(candidacy, pilot, readers):
    reading = name_reader(candidacy_id=candidacy.pk, reader=readers[0], by=pilot)
    declare_conflict(reading_id=reading.pk)
    declare_conflict(reading_id=reading.pk)
    for who in readers[1:]:
        give(name_reader(candidacy_id=candidacy.pk, reader=who, by=pilot), candidacy)
    with pytest.raises(NotNow, match="ne se lit plus"):
        give(reading, candidacy)
    assert shown_readings(candidacy, pilot.pk).may_decide
    assert JournalEntry.objects.filter(verb="network_conflict_declared").count() == 1


def test_a_reading_is_given_once_with_every_line(candidacy, pilot, readers):
    reading = name_reader(candidacy_id=candidacy.pk, reader=readers[0], by=pilot)
    with pytest.raises(NotNow, match="notez chaque critère"):
        give_reading(reading_id=reading.pk, marks={}, opinion="favourable", comment="")
    give(reading, candidacy)
    with pytest.raises(NotNow, match="déjà rendue"):
        give(reading, candidacy, mark=4)
    assert set(Mark.objects.values_list("value", flat=True)) == {2}
    with pytest.raises(NotNow, match="déjà rendu"):
        remove_reader(reading_id=reading.pk, by=pilot)
    with pytest.raises(NotNow, match="grille ne change plus"):
        save_grid_line(line=GridLine(call=candidacy.call, label="Âge"), by=pilot)


def test_a_decision_needs_two_readings(candidacy, pilot):
    with pytest.raises(NotNow, match="Deux lectures"):
        decide(candidacy_id=candidacy.pk, decision="refused", reason="", by=pilot)
    read_twice(candidacy, pilot)
    decide(candidacy_id=candidacy.pk, decision="waiting", reason="Plus tard.", by=pilot)
    answer(candidacy_id=candidacy.pk, letter=Letter("Attente", "Bonjour"), by=pilot)
    decide(candidacy_id=candidacy.pk, decision="refused", reason="Complet.", by=pilot)
    for _ in range(2):
        answer(candidacy_id=candidacy.pk, letter=Letter("Réponse", "Bonjour"), by=pilot)
    with pytest.raises(NotNow, match="réponse est partie"):
        decide(candidacy_id=candidacy.pk, decision="accepted", reason="", by=pilot)
    assert OutboxMessage.objects.filter(kind="network_answer").count() == 2


@pytest.mark.parametrize(
    ("decision", "words"), [("accepted", "retenue"), ("waiting", "liste"), ("refused", "jugement")]
)
def test_each_decision_starts_from_its_own_letter(candidacy, pilot, client_of, decision, words):
    read_twice(candidacy, pilot)
    decide(candidacy_id=candidacy.pk, decision=decision, reason="Vu.", by=pilot)
    page = client_of(pilot).get(reverse("network:answer_candidacy", args=[candidacy.code])).content.decode()
    assert words in page
    assert "Bonjour Candide Essai" in page
    letter = client_of(pilot).get(reverse("network:answer_file", args=[candidacy.code]))
    assert letter.content.startswith(b"%PDF")


def test_what_is_forgotten_leaves_a_count_only(candidacy, pilot):
    accept(candidacy, pilot)
    forget_candidacy(candidacy_id=candidacy.pk, by=pilot)
    forget_candidacy(candidacy_id=candidacy.pk, by=pilot)
    candidacy.refresh_from_db()
    assert (bytes(candidacy.sealed), bytes(candidacy.sealed_answer), candidacy.email_tag) == (b"", b"", "")
    assert candidacy.decision == "accepted"
    assert not Reading.objects.exists()
    assert JournalEntry.objects.filter(verb="network_candidacy_forgotten").count() == 1
    assert candidacy.forgotten_on == timezone.localdate()


def test_readings_are_put_side_by_side():
    first = Read({1: 4, 2: 1}, "favourable")
    found = synthesis([1, 2], [first, Read({1: 3, 2: 3}, "favourable")])
    assert [(row.mean, row.is_far_apart) for row in found.lines] == [(3.5, False), (2, True)]
    assert found.mean == 2.75
    assert found.disagrees
    assert not synthesis([1], [first, Read({1: 4}, "favourable")]).disagrees
    assert synthesis([1], []).mean is None
