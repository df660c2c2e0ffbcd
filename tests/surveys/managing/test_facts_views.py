"""What answers become in the observatory."""

import pytest
from django.urls import reverse

from tests.surveys.managing.scene import make_survey
from vigie.surveys.managing.facts_form import BETWEEN
from vigie.surveys.managing.publishing import publish_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_published", [True, False])
def test_a_mapping_is_made_in_two_steps(client_of, contributor, partner, is_published):
    survey, client = make_survey(partner, contributor), client_of(contributor)
    if is_published:
        publish_version(survey=survey, by=contributor)
    address = reverse("surveys:facts", args=[survey.pk])
    first = {"when": [f"vecu/ressenti{BETWEEN}yes"], "domain": "question:vecu/lieu", "outcome": "fixed:told"}
    assert client.post(address, first).url == address
    page = client.get(address).content.decode()
    assert "Domaine : ce que veut dire chaque réponse" in page.replace("\u00a0", " ")
    assert "Au travail" in page.partition("Domaine\u00a0: ce que")[2]
    second = {**first, "domain-0": "employment", "domain-1": "education"}
    assert client.post(address, second).url == reverse("surveys:survey", args=[survey.pk])
    survey.refresh_from_db()
    assert survey.fact_mapping == {
        "when": {"vecu/ressenti": ["yes"]},
        "fields": {
            "domain": {"question": "vecu/lieu", "values": {"work": "employment", "school": "education"}},
            "outcome": {"fixed": "told"},
        },
    }


def test_what_is_not_in_the_lists_is_refused(client_of, contributor, partner):
    survey = make_survey(partner, contributor)
    sent = {"domain": "fixed:inconnu"}
    assert client_of(contributor).post(reverse("surveys:facts", args=[survey.pk]), sent).status_code == 422
