"""A pair made by hand: only where the proposal gives nothing, at nobody's expense, and the journal says why."""

import pytest
from django.urls import reverse

from tests.internships.scene import make_mentee, make_mentor
from vigie.accounts.models import JournalEntry
from vigie.internships.mentoring.acts import TooLate
from vigie.internships.mentoring.by_hand import leftover, pair_by_hand
from vigie.internships.models import MenteePair

pytestmark = pytest.mark.django_db

PAGE = reverse("internships:pair_by_hand")


@pytest.fixture
def apart(host, school):
    """A young person free when no mentor is, and a mentor whom nobody is proposed to."""
    return make_mentor(host, "Paul Parrain", slots=["remote"]), make_mentee(school, slots=["wednesday"])


def words(mentor, mentee, **more):
    return {"mentor": mentor.pk, "mentee": mentee.pk, "reason": "moment", **more}


def test_two_people_without_a_proposal_are_brought_together_once(apart, client_of, pilot):
    mentor, mentee = apart
    piloting = client_of(pilot)
    assert mentee.pseudonym in piloting.get(PAGE).content.decode()
    assert PAGE in piloting.get(reverse("internships:propose_pairs")).content.decode()
    for _click in range(2):
        assert piloting.post(PAGE, words(mentor, mentee)).url == reverse("internships:mentoring")
    pair = MenteePair.objects.get()
    assert (pair.mentor, pair.mentee, pair.mentor_agreed_on, pair.mentee_agreed_on) == (mentor, mentee, None, None)
    line = JournalEntry.objects.get(verb="pair_made_by_hand")
    assert line.changes["raison"][1].startswith("un moment commun")


def test_a_reason_is_asked(apart, client_of, pilot):
    assert client_of(pilot).post(PAGE, words(*apart, reason="")).status_code == 422
    assert not MenteePair.objects.exists()


def test_whoever_has_a_proposal_goes_by_it_and_keeps_its_place(people, apart, pilot):
    mentor, mentee = apart
    assert leftover("seed").mentees == {mentee.pk}
    assert leftover("seed").mentors == {mentor.pk}
    for one, other in ((people.mentor, mentee), (mentor, people.mentee)):
        with pytest.raises(TooLate):
            pair_by_hand(mentor=one, mentee=other, reason="moment", seed="seed", by=pilot)
    assert not MenteePair.objects.exists()


def test_someone_whose_situation_changed_is_told(people, client_of, pilot):
    answer = client_of(pilot).post(PAGE, words(people.mentor, people.mentee), follow=True)
    assert "La situation a changé" in answer.content.decode()
    assert "Tout le monde a une proposition" in answer.content.decode()
