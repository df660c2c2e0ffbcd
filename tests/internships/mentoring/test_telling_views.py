"""The pages by which a discrimination met during a search is told, and taken back."""

import re

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory
from tests.observatory.facts_scene import make_places, waiting
from vigie.accounts.models import JournalEntry, Role
from vigie.internships.mentoring.telling_views import TELLINGS
from vigie.internships.models import MenteePair
from vigie.observatory.models import WaitingFacts

pytestmark = pytest.mark.django_db
TELL, BACK = (reverse(f"internships:{name}") for name in ("tell_discrimination", "take_back_telling"))
ASKED = {"domain": "employment", "criteria": ["origin"], "type": "direct", "place": "commune:59606", "agreed": "on"}


@pytest.fixture(autouse=True)
def pair(people) -> MenteePair:
    """A pair of the school and the company, in a territory that has places."""
    make_places()
    TELLINGS.forget()
    return MenteePair.objects.create(mentor=people.mentor, mentee=people.mentee)


def text_of(answer) -> str:
    return answer.content.decode()


def asked(browser, **changed) -> dict[str, object]:
    """What the form is sent, its number taken from the page."""
    return {"nonce": re.search('name="nonce" value="([0-9a-f]{32})"', text_of(browser.get(TELL)))[1], **ASKED} | changed


def words_of(page: str) -> str:
    return " ".join(re.findall(r"<li>(\w+)</li>", page.split("vault-words")[1].split("</ol>")[0]))


@pytest.mark.parametrize("side", ["at_school", "at_company"])
def test_each_side_tells_once_and_takes_back(side, request):
    browser = request.getfixturevalue(side)
    sent = asked(browser)
    lines = JournalEntry.objects.count()
    first, second = (browser.post(TELL, sent) for _ in range(2))
    assert (first.status_code, "no-store" in first["Cache-Control"]) == (200, True)
    assert words_of(text_of(first)) == words_of(text_of(second))
    assert [fact.criterion for fact in waiting()] == ["origin"]
    assert "retiré" in text_of(browser.post(BACK, {"words": words_of(text_of(first))}, follow=True))
    assert waiting() == []
    assert browser.post(TELL, sent).status_code == 422
    assert JournalEntry.objects.count() == lines


def test_one_account_does_not_drown_the_others(at_school, at_company):
    told = [at_school.post(TELL, asked(at_school)) for _ in range(21)]
    assert [answer.status_code for answer in told] == [200] * 20 + [422]
    assert "Revenez demain" in text_of(told[-1])
    assert at_company.post(TELL, asked(at_company)).status_code == 200
    assert len(waiting()) == 21


def test_the_page_names_no_pair_and_shows_who_listens(at_school, pair, people):
    told = text_of(at_school.get(TELL))
    assert "39 28" in told
    assert reverse("support:help") in told
    assert reverse("internships:pair", args=[pair.pk]) not in told
    for secret in (people.mentee.pseudonym, "Canari", "Maud"):
        assert secret not in told
    assert TELL in text_of(at_school.get(reverse("internships:pair", args=[pair.pk])))


@pytest.mark.parametrize(
    "changed",
    [
        {"agreed": ""},
        {"domain": "nowhere"},
        {"criteria": ["origin", "several"]},
        {"place": "qpv:QN05906M"},
        {"place": "commune:99999"},
        {"nonce": "x"},
        {"nonce": "\x00" * 32},
        {"type": ""},
    ],
)
def test_what_is_no_box_or_without_agreement_is_not_counted(at_company, changed):
    assert at_company.post(TELL, asked(at_company, **changed)).status_code == 422
    assert waiting() == []


@pytest.mark.parametrize("typed", ["", "un deux", "abandon " * 6, "\x00", "9" * 5000])
def test_wrong_words_are_told_what_to_mend(at_school, typed):
    assert at_school.post(BACK, {"words": typed}).status_code == 422


def test_a_demonstration_tells_fictitious_facts(at_school, people):
    people.mentee.is_fictitious = True
    people.mentee.save(update_fields=["is_fictitious"])
    at_school.post(TELL, asked(at_school))
    assert ",1,1," in WaitingFacts.objects.get().content[0]


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.COMPANY])
def test_another_organisation_finds_no_such_page(client_of, role):
    browser = client_of(MembershipFactory(organisation=OrganisationFactory(), role=role).person)
    for page in (TELL, BACK):
        assert browser.get(page).status_code == browser.post(page, ASKED).status_code == 404
    assert waiting() == []
