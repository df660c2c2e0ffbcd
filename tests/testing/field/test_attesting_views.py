"""A judicial campaign says which attestations it lacks, and gives the form to write them on."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.testing.evidence.conftest import brought
from tests.testing.read_scene import make_frozen, make_sentinel, make_test
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.models import Application, Campaign, Mode, Tester

pytestmark = pytest.mark.django_db

LACKS = "Il manque l'attestation"


def words(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("&#x27;", "'")


@pytest.fixture
def sent(pilot, sentinel) -> Application:
    """The first of two applications sent for a judge, both given to the sentinel."""
    campaign = make_frozen(pilot)
    Campaign.objects.update(mode=Mode.JUDICIAL)
    today = campaign.frozen_on
    tester = Tester.objects.create(campaign=campaign, person=sentinel, trained_on=today, charter_signed_on=today)
    return make_test(campaign, 1, tester=tester)[0]


def test_what_lacks_an_attestation_is_told_until_it_is_brought(sent, sentinel, pilot, client_of):
    own = reverse("testing:own_application", args=[sent.code])
    follow = reverse("testing:follow", args=[sent.test.campaign.code])
    assert LACKS in words(client_of(sentinel).get(own))
    assert f"{LACKS} de 2 candidatures" in words(client_of(pilot).get(follow))
    add_evidence(application=sent, kind="photo", upload=brought(b"\xff\xd8\xffphoto"), by=sentinel)
    assert LACKS in words(client_of(sentinel).get(own))
    add_evidence(application=sent, kind="attestation", upload=brought(b"\xff\xd8\xffsigned"), by=sentinel)
    assert LACKS not in words(client_of(sentinel).get(own))
    assert f"{LACKS} de 1 candidature" in words(client_of(pilot).get(follow))


def test_no_other_mode_asks_for_one(sent, sentinel, pilot, client_of):
    Campaign.objects.update(mode=Mode.STATISTICAL)
    assert LACKS not in words(client_of(sentinel).get(reverse("testing:own_application", args=[sent.code])))
    assert LACKS not in words(client_of(pilot).get(reverse("testing:follow", args=[sent.test.campaign.code])))


def test_the_form_is_blank_and_says_what_is_to_be_verified(sent, sentinel, client_of):
    address = reverse("testing:blank_attestation", args=[sent.code])
    answer = client_of(sentinel).get(address)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert sent.code in text
    assert "à vérifier" in text.replace("\u00a0", " ")
    for told in (sentinel.name, "Agence", "maghrébin"):
        assert told not in text
    assert client_of(make_sentinel("Noa Sentinelle")).get(address).status_code == 404
