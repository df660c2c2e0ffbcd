"""A school reads its pupils' results by name, vault open; a company counts; neither reads what is not its own."""

import pytest
from django.urls import reverse

from tests.internships.scene import make_pupil
from tests.vaults import open_vault_in
from vigie.internships.models import Assignment, Campaign

pytestmark = pytest.mark.django_db


def results(client, entry):
    return client.get(reverse("internships:school_results", args=[entry.pk]))


def test_before_the_draw_the_school_reads_when_it_is(client_of, school, exchange):
    assert "Le tirage public a lieu" in results(client_of(school), exchange.entry).text


def test_the_school_reads_numbers_and_names_once_the_vault_is_open(client_of, school, drawn, exchange):
    browser = client_of(school)
    closed = results(browser, exchange.entry).text
    assert exchange.pupil.pseudonym in closed
    assert "Inès Canari" not in closed
    open_vault_in(browser)
    opened = results(browser, exchange.entry).text
    assert "Inès Canari" in opened
    assert "n° 1" in opened


def test_the_school_reads_the_pupil_s_own_explanation(client_of, school, drawn, exchange):
    page = client_of(school).get(reverse("internships:school_result", args=[exchange.pupil.pk])).text
    assert "Vœu n° 1 obtenu" in page
    assert exchange.pupil.pseudonym in page


def test_a_seat_is_given_back_after_a_question(client_of, school, drawn, exchange):
    browser, address = client_of(school), reverse("internships:give_back", args=[exchange.pupil.pk])
    assert "après tous les autres" in browser.get(address).text
    assert Assignment.objects.standing().exists()
    assert "La place est rendue" in browser.post(address, follow=True).text
    assert Assignment.objects.get().end == Assignment.End.WITHDRAWN
    assert "pas de place à rendre" in browser.get(address).text


def test_results_are_read_in_few_queries(client_of, school, drawn, exchange, django_assert_max_num_queries):
    browser = client_of(school)
    results(browser, exchange.entry)
    for _ in range(10):
        make_pupil(exchange.school_class, school, exchange.session)
    with django_assert_max_num_queries(25):
        results(browser, exchange.entry)


def company_page(client, campaign: Campaign):
    return client.get(reverse("internships:company_results", args=[campaign.pk]))


def test_before_the_draw_a_company_reads_nothing_of_requests(client_of, company, frozen, exchange):
    page = company_page(client_of(company), exchange.campaign).text
    assert "rien ne dit qui" in page
    assert "moins de 5" not in page


def test_after_the_draw_a_company_reads_counts_and_bands_alone(client_of, company, drawn, exchange):
    page = company_page(client_of(company), exchange.campaign).text
    assert "moins de 5" in page
    for canary in (exchange.pupil.pseudonym, "Canari", "canari", exchange.school_class.name, "quartier prioritaire"):
        assert canary not in page
