"""From the demand of a young person to the outcome, through the pages of each side."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.scene import make_mentee, make_mentor
from tests.vaults import give_vault, open_vault_in
from vigie.accounts.models import JournalEntry, Person, Role
from vigie.internships.models import Mentee, MenteeName, MenteePair, Mentor, MentoringMeeting

pytestmark = pytest.mark.django_db

HOME, PROPOSE, COMPANY, SCHOOL = (
    reverse(f"internships:{name}") for name in ("mentoring", "propose_pairs", "company_mentors", "mentees")
)


def text_of(answer) -> str:
    return answer.content.decode()


def of_pair(name: str) -> str:
    return reverse(f"internships:{name}", args=[MenteePair.objects.get().pk])


def ticked(people: SimpleNamespace) -> dict[str, str]:
    return {"pair": f"{people.mentor.pk}:{people.mentee.pseudonym}"}


def mentee_words(page: str, **words) -> dict[str, object]:
    """What the form of a young person is sent, its number taken from the page."""
    number = page.split('name="pseudonym" value="')[1].split('"')[0]
    told = {"pseudonym": number, "last_name": "Canari", "first_name": "Yasmine", "contact": "06", "sex": "women"}
    return {**told, "situation": "graduate", "slots": ["saturday"], "agreed_on": "2026-01-05", **words}


def test_the_whole_life_of_a_pair(people, client_of, pilot, at_school, at_company):
    piloting = client_of(pilot)
    assert people.mentee.pseudonym in text_of(piloting.get(PROPOSE))
    piloting.post(PROPOSE, ticked(people))
    piloting.post(PROPOSE, ticked(people))
    assert MenteePair.objects.count() == 1

    at_school.post(of_pair("mentee_agrees"))
    assert MenteePair.objects.get().mentee_agreed_on is None
    at_company.post(of_pair("mentor_agrees"))
    assert "Canari" not in text_of(at_company.get(COMPANY))
    at_school.post(of_pair("mentee_agrees"))
    assert "Yasmine Canari" in text_of(at_company.get(COMPANY))
    assert "yasmine.canari@exemple.fr" in text_of(at_company.get(of_pair("pair")))
    assert "Canari" not in text_of(piloting.get(of_pair("pair"))) + text_of(piloting.get(HOME))

    today = f"{timezone.localdate()}"
    for side in (at_company, at_school):
        side.post(of_pair("add_meeting"), {"held_on": today, "means": "in_person"})
    assert MentoringMeeting.objects.count() == 1
    at_school.post(of_pair("finish_pair"), {"ended_on": today, "outcome": "apprenticeship"})
    assert MenteePair.objects.get().outcome == "apprenticeship"
    assert Mentee.objects.get().ended_on == timezone.localdate()
    assert not MenteeName.objects.exists()
    assert not JournalEntry.objects.filter(object_label__contains="Canari").exists()
    assert not JournalEntry.objects.filter(object_label__contains="Maud").exists()


def test_a_pair_stopped_leaves_the_young_person_free_for_someone_else(people, host, client_of, pilot, at_company):
    piloting = client_of(pilot)
    piloting.post(PROPOSE, ticked(people))
    at_company.post(of_pair("finish_pair"), {"ended_on": f"{timezone.localdate()}", "outcome": "stopped"})
    assert people.mentee.pseudonym not in text_of(piloting.get(PROPOSE))
    other = make_mentor(host, "Paul Parrain")
    assert f"{other.pk}:{people.mentee.pseudonym}" in text_of(piloting.get(PROPOSE))


def test_what_is_not_in_the_proposal_is_not_confirmed(people, client_of, pilot):
    answer = client_of(pilot).post(PROPOSE, {"pair": [f"{people.mentor.pk}:autre", "x", "²:y"]}, follow=True)
    assert "relisez la proposition" in text_of(answer)
    assert not MenteePair.objects.exists()


def test_a_pair_that_has_not_met_for_two_months_is_shown_to_the_pilot(people, client_of, pilot):
    day = timezone.localdate() - timedelta(days=70)
    days = {"proposed_on": day, "mentor_agreed_on": day, "mentee_agreed_on": day}
    pair = MenteePair.objects.create(mentor=people.mentor, mentee=people.mentee, **days)
    assert "pas de rencontre depuis deux mois" in text_of(client_of(pilot).get(HOME))
    pair.meetings.create(held_on=timezone.localdate())
    assert "pas de rencontre depuis deux mois" not in text_of(client_of(pilot).get(HOME))


def test_the_company_enters_a_mentor_once(host, company, at_company):
    page = reverse("internships:enter_mentor")
    told = {"company": host.pk, "new_name": "Maud  Marraine", "occupation": "comptable", "slots": ["remote"]}
    told |= {"places": "2", "sectors": ["finance"]}
    for _ in range(2):
        assert at_company.post(page, told).status_code == 302
    mentor = Mentor.objects.get()
    assert (mentor.person.name, mentor.company, mentor.places) == ("Maud Marraine", host, 2)
    assert Person.objects.filter(name="Maud Marraine").count() == 1
    assert at_company.post(page, {**told, "person": company.pk}).status_code == 422
    assert at_company.post(page, {**told, "new_name": "", "person": company.pk}).status_code == 302
    assert Mentor.objects.filter(person=company).exists()


def test_a_company_cannot_enter_someone_in_another(host, client_of):
    elsewhere = MembershipFactory(organisation=OrganisationFactory(), role=Role.COMPANY).person
    told = {"company": host.pk, "new_name": "X", "occupation": "x", "slots": ["remote"], "places": "1"}
    assert client_of(elsewhere).post(reverse("internships:enter_mentor"), told).status_code == 422
    assert not Mentor.objects.exists()


def test_a_mentor_who_accompanies_someone_cannot_stop_before_the_end_is_noted(people, at_company):
    MenteePair.objects.create(mentor=people.mentor, mentee=people.mentee)
    told = {"occupation": "x", "slots": ["remote"], "places": "1", "ended_on": f"{timezone.localdate()}"}
    answer = at_company.post(reverse("internships:edit_mentor", args=[people.mentor.pk]), told)
    assert (answer.status_code, "abord la fin" in text_of(answer)) == (422, True)


def test_a_mentor_who_stopped_is_no_longer_proposed_and_can_come_back(people, client_of, pilot, at_company):
    page = reverse("internships:edit_mentor", args=[people.mentor.pk])
    told = {"occupation": "x", "slots": ["saturday"], "places": "1", "sectors": ["crafts"]}
    at_company.post(page, {**told, "ended_on": f"{timezone.localdate()}"})
    piloting = client_of(pilot)
    assert people.mentee.pseudonym not in text_of(piloting.get(PROPOSE))
    for browser, home in ((at_company, COMPANY), (piloting, reverse("internships:mentors"))):
        assert "Ne parrainent plus" in text_of(browser.get(home))
    at_company.post(page, told)
    assert people.mentee.pseudonym in text_of(piloting.get(PROPOSE))


def test_the_school_enters_a_young_person_once_and_reads_their_name(people, school, at_school):
    page = reverse("internships:enter_mentee")
    told = mentee_words(
        text_of(at_school.get(page)), organisation=school.memberships.get().organisation_id, first_wish=people.mentor.pk
    )
    for _ in range(2):
        assert at_school.post(page, told).status_code == 302
    added = Mentee.objects.exclude(pk=people.mentee.pk).get()
    assert added.wishes == [people.mentor.pk]
    assert b"Canari" not in bytes(added.sealed_identity)
    assert text_of(at_school.get(SCHOOL)).count("Yasmine Canari") == 2
    change = reverse("internships:edit_mentee", args=[added.pk])
    assert at_school.post(change, {**told, "first_name": "Inès"}).status_code == 302
    assert "Inès Canari" in text_of(at_school.get(SCHOOL))
    assert at_school.post(page, {**told, "pseudonym": "toto"}).status_code == 422


def test_without_the_vault_young_people_are_numbers(people, client_of, school):
    told = text_of(client_of(school).get(SCHOOL))
    assert people.mentee.pseudonym in told
    assert "Canari" not in told


def test_a_colleague_opens_the_names_once_they_are_shared(people, school, at_school, client_of):
    organisation = school.memberships.get().organisation
    colleague = MembershipFactory(organisation=organisation, role=Role.SCHOOL).person
    give_vault(colleague)
    browser = open_vault_in(client_of(colleague))
    assert "Canari" not in text_of(browser.get(SCHOOL))
    at_school.post(reverse("internships:share_mentee_names"))
    assert "Yasmine Canari" in text_of(browser.get(SCHOOL))


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.COMPANY])
def test_another_organisation_meets_nothing(people, client_of, role):
    MenteePair.objects.create(mentor=people.mentor, mentee=people.mentee)
    other = MembershipFactory(organisation=OrganisationFactory(), role=role).person
    give_vault(other)
    browser = open_vault_in(client_of(other))
    for name in ("pair", "add_meeting", "finish_pair"):
        assert browser.get(of_pair(name)).status_code == 404
    agrees = "mentee_agrees" if role == Role.SCHOOL else "mentor_agrees"
    assert browser.post(of_pair(agrees)).status_code == 404


def test_small_numbers_are_hidden_from_the_overview(people, client_of, pilot):
    told = text_of(client_of(pilot).get(HOME))
    assert "caché" in told


def test_queries_do_not_grow_with_rows(people, host, school, client_of, pilot, at_school, at_company, count_queries):
    looks = [(client_of(pilot), HOME), (client_of(pilot), PROPOSE), (at_school, SCHOOL), (at_company, COMPANY)]

    def counts() -> list[int]:
        return [count_queries(lambda browser=browser, page=page: browser.get(page)) for browser, page in looks]

    counts()
    MenteePair.objects.create(mentor=people.mentor, mentee=people.mentee)
    make_mentee(school)
    before = counts()
    for number in range(3):
        MenteePair.objects.create(mentor=make_mentor(host, f"M{number}"), mentee=make_mentee(school))
        make_mentor(host, f"N{number}")
        make_mentee(school)
    assert counts() == before
