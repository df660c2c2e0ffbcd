"""The pages of the school, the company, the pilot and the pupil after the match."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.internships.scene import come_in
from tests.vaults import open_vault_in
from vigie.internships.models import Assignment, CampaignWeek, ChecklistTick, Refusal, ReleasedName
from vigie.surveys.models import AccessToken

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_school(client_of, school):
    return open_vault_in(client_of(school))


@pytest.fixture
def at_company(client_of, company):
    return open_vault_in(client_of(company))


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def hosted(past) -> str:
    return reverse("internships:hosted", args=[past.campaign.pk])


def test_the_school_reads_names_and_releases_them(past, at_school, at_company):
    page = reverse("internships:school_internships", args=[past.entry.pk])
    assert "Inès Canari" in text_of(at_school.get(page))
    assert "Canari" not in text_of(at_company.get(hosted(past)))
    at_school.post(reverse("internships:release_school_names", args=[past.entry.pk]))
    assert ReleasedName.objects.count() == 1
    told = text_of(at_company.get(hosted(past)))
    assert "Inès Canari" in told
    for canary in ("2011-05-17", "17/05/2011", "besoin-canari", past.placed.pupil.pseudonym, "prioritaire"):
        assert canary not in told


def test_the_school_without_the_vault_open_is_asked_to_open_it(past, client_of, school):
    answer = client_of(school).get(reverse("internships:school_internships", args=[past.entry.pk]))
    assert answer.url.startswith(reverse("accounts:open_vault"))


@pytest.mark.parametrize(("file_format", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_agreement_is_sent_and_kept_nowhere(past, at_school, file_format, start):
    answer = at_school.get(reverse("internships:agreement_file", args=[past.placed.pk, file_format]))
    assert answer.content.startswith(start)
    assert "no-store" in answer["Cache-Control"]


def test_an_unknown_format_is_no_page(past, at_school):
    assert at_school.get(reverse("internships:agreement_file", args=[past.placed.pk, "exe"])).status_code == 404


def test_signatures_are_noted(past, at_school):
    page = reverse("internships:signatures", args=[past.placed.pk])
    assert at_school.post(page, {"parties": ["school"]}).status_code == 302
    past.placed.refresh_from_db()
    assert past.placed.agreement.school_on
    assert at_school.post(page, {"parties": ["stranger"]}).status_code == 422


def ends(past, day) -> None:
    CampaignWeek.objects.filter(pk=past.placed.session.week_id).update(starts_on=day - timedelta(days=4), ends_on=day)


def test_codes_are_made_once_even_on_a_double_click(past, at_school, survey_wave):
    past.campaign.feedback_wave = survey_wave
    past.campaign.save()
    ends(past, timezone.localdate())
    page = reverse("internships:feedback_codes", args=[past.entry.pk])
    assert "<code>" in text_of(at_school.post(page, {"lots": "0"}))
    assert "<code>" not in text_of(at_school.post(page, {"lots": "0"}))
    assert AccessToken.objects.count() == 1


def test_before_the_internship_ends_no_code_is_made(past, at_school, survey_wave):
    past.campaign.feedback_wave = survey_wave
    past.campaign.save()
    ends(past, timezone.localdate() + timedelta(days=1))
    page = reverse("internships:feedback_codes", args=[past.entry.pk])
    assert "à partir de ce jour" in text_of(at_school.post(page, {"lots": "0"}))
    assert not AccessToken.objects.exists()


def test_without_a_survey_no_code_is_made(past, at_school):
    page = reverse("internships:feedback_codes", args=[past.entry.pk])
    assert "pas encore choisi" in text_of(at_school.post(page, {"lots": "0"}))
    assert not AccessToken.objects.exists()


def test_the_company_asks_and_the_pilot_decides(past, at_company, client_of, pilot):
    ask = reverse("internships:refuse_hosting", args=[past.placed.pk])
    assert at_company.post(ask, {"ground": "name", "explanation": "x"}).status_code == 422
    assert at_company.post(ask, {"ground": "closed", "explanation": "Travaux en mai."}).status_code == 302
    piloting = client_of(pilot)
    overview = reverse("internships:aftermath", args=[past.campaign.pk])
    assert "Décider" in text_of(piloting.get(overview))
    review = reverse("internships:review_refusal", args=[Refusal.objects.get().pk])
    assert "Travaux en mai." in text_of(piloting.get(review))
    piloting.post(review, {"verdict": "rejected", "review": "Une autre équipe peut accueillir.", "criterion": ""})
    assert Refusal.objects.get().verdict == "rejected"
    assert "Une autre équipe peut accueillir." in text_of(at_company.get(hosted(past)))


def test_the_pilot_ends_the_seats_of_an_offer_that_is_gone(past, client_of, pilot):
    piloting, offer = client_of(pilot), past.placed.session.offer
    page = reverse("internships:lost_offer", args=[past.campaign.pk])
    assert page in text_of(piloting.get(reverse("internships:aftermath", args=[past.campaign.pk])))
    assert f'<option value="{offer.pk}"' in text_of(piloting.get(page))
    told = text_of(piloting.post(page, {"offer": offer.pk}, follow=True))
    assert "1 place prend fin" in told
    assert page not in told
    assert piloting.post(page, {"offer": offer.pk}).status_code == 422
    assert not Assignment.objects.standing().filter(pk=past.placed.pk).exists()
    piloting.post(reverse("internships:restore_offer", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_nobody_else_ends_the_seats_of_an_offer(past, at_school, at_company):
    page = reverse("internships:lost_offer", args=[past.campaign.pk])
    for browser in (at_school, at_company):
        assert browser.post(page, {"offer": past.placed.session.offer_id}).status_code == 403
    assert Assignment.objects.standing().filter(pk=past.placed.pk).exists()


def test_each_side_ticks_its_own_list(past, at_company, client):
    at_company.post(reverse("internships:prepare_hosting", args=[past.placed.pk]), {"items": ["person", "team"]})
    come_in(client, past.placed.pupil).post(reverse("internships:prepare_internship"), {"items": ["route"]})
    kept = sorted(ChecklistTick.objects.values_list("side", "item"))
    assert kept == [("pupil", "route"), ("tutor", "person"), ("tutor", "team")]
    at_company.post(reverse("internships:prepare_hosting", args=[past.placed.pk]), {"items": ["team"]})
    assert ChecklistTick.objects.filter(side="tutor").count() == 1


def test_queries_do_not_grow_with_rows(past, at_school, at_company, count_queries):
    before = count_queries(lambda: at_school.get(reverse("internships:school_internships", args=[past.entry.pk])))
    assert before < 30
    assert count_queries(lambda: at_company.get(hosted(past))) < 30


def test_the_pages_after_the_match_lead_back_home(past, at_school, at_company):
    pages = [
        (at_company, hosted(past), "company_home"),
        (at_company, reverse("internships:prepare_hosting", args=[past.placed.pk]), "company_home"),
        (at_school, reverse("internships:school_internships", args=[past.entry.pk]), "school_home"),
        (at_school, reverse("internships:signatures", args=[past.placed.pk]), "school_home"),
    ]
    for browser, address, home in pages:
        trail = text_of(browser.get(address)).split('class="trail"')[1].split("</nav>")[0]
        assert f'href="{reverse(f"internships:{home}")}"' in trail


def test_a_company_is_led_to_those_it_hosts_once_drawn(past, at_company):
    home = reverse("internships:company_home")
    assert hosted(past) in text_of(at_company.get(home))
    past.campaign.rounds.update(drawn_on=None, public_value="", secret="", result=None)
    assert hosted(past) not in text_of(at_company.get(home))
