"""Whoever holds the campaign's key reads its pieces once it is over, each opening told; nobody before."""

import re

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from tests.testing.evidence.conftest import brought
from tests.testing.evidence.test_adding_views import email
from tests.testing.read_scene import make_coders, make_frozen, make_sentinel, make_test, read_twice
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.models import Application, Campaign, CampaignEnvelope, Evidence

pytestmark = pytest.mark.django_db
LETTER = email(b"Content-Type: text/plain\r\n\r\nReponse")


@pytest.fixture
def campaign(pilot) -> Campaign:
    """A campaign with an e-mail among its pieces."""
    campaign = make_frozen(pilot)
    application = make_test(campaign, 1)[0]
    upload = brought(LETTER, "text/plain", "réponse.eml")
    add_evidence(application=application, kind="email", upload=upload, by=pilot)
    return campaign


@pytest.fixture
def coder(campaign, pilot, client_of):
    """The browser of someone who reads, with an open vault; what the piece speaks of is read twice."""
    coders = make_coders(campaign, pilot)
    read_twice(Application.objects.get(evidence__isnull=False), coders, "visite")
    return open_vault_in(client_of(coders[0].person))


@pytest.fixture
def ended(campaign, coder):
    """The campaign, once it is over."""
    Campaign.objects.update(ended_on=campaign.frozen_on)
    return campaign


@pytest.fixture
def piloting(pilot, campaign, client_of):
    """The browser of the pilot, who holds the key, with an open vault."""
    return open_vault_in(client_of(pilot))


def address(name, campaign, *more):
    return reverse(f"testing:{name}", args=[campaign.code, *more])


def openings():
    return JournalEntry.objects.filter(verb="testing_evidence_opened").count()


def test_whoever_reads_sees_headers_and_saves_the_original_to_the_byte(coder, ended):
    shown = coder.get(address("piece", ended, 1)).content.decode()
    assert "agence@example.org" in shown
    saved = coder.get(address("original", ended, 1))
    assert b"".join(saved.streaming_content) == LETTER
    assert (saved["Content-Length"], saved["Cache-Control"]) == (str(len(LETTER)), "no-store")
    assert openings() == 2


def test_whoever_reads_opens_nothing_before_the_end_though_the_outcome_is_held(coder, campaign):
    opening, listed = address("piece", campaign, 1), coder.get(address("evidence", campaign)).text
    assert ("courriel" in listed, opening in listed) == (True, False)
    for name in ("piece", "original"):
        assert coder.get(address(name, campaign, 1)).status_code == 403
    assert openings() == 0
    Campaign.objects.update(ended_on=campaign.frozen_on)
    assert opening in coder.get(address("evidence", campaign)).text


def test_no_page_shows_the_profile_to_whoever_reads(coder, ended):
    shown = "".join(
        coder.get(each).content.decode() for each in (address("evidence", ended), address("piece", ended, 1))
    )
    assert all(profile.description not in shown for profile in ended.profiles.all())


def test_before_the_end_the_pilot_sees_that_pieces_came_and_opens_none(piloting, campaign):
    listed = piloting.get(address("evidence", campaign)).content.decode()
    piece = Evidence.objects.get()
    assert piece.digest in listed
    assert "courriel" not in re.sub(r"(?s)<(header|footer).*?</\1>", "", listed)
    assert piece.application.code not in listed
    for name in ("piece", "original"):
        assert piloting.get(address(name, campaign, 1)).status_code == 403
    assert openings() == 0


def test_after_the_end_the_pilot_opens_what_the_key_opens(piloting, campaign, pilot):
    Campaign.objects.update(ended_on=campaign.frozen_on)
    assert "agence@example.org" in piloting.get(address("piece", campaign, 1)).content.decode()
    CampaignEnvelope.objects.filter(person=pilot).delete()
    assert piloting.get(address("original", campaign, 1)).status_code == 302
    assert openings() == 1


@pytest.mark.parametrize("what", ["stored", "card"])
def test_a_piece_that_was_changed_is_not_given(coder, ended, what):
    piece = Evidence.objects.get()
    if what == "card":
        Evidence.objects.update(sealed_card=bytes(piece.sealed_card)[:-1] + b"x")
    else:
        with default_storage.open(piece.stored, "rb") as stored:
            content = stored.read()
        with default_storage.open(piece.stored, "wb") as stored:
            stored.write(content[:-1] + bytes([content[-1] ^ 1]))
    assert coder.get(address("original", ended, 1)).status_code == 302
    assert openings() == 0


def test_a_sentinel_who_does_not_read_here_meets_nothing(client_of, campaign):
    browser = open_vault_in(client_of(make_sentinel("Ailleurs")))
    for each in (address("evidence", campaign), address("piece", campaign, 1), address("original", campaign, 1)):
        assert browser.get(each).status_code == 404


def test_the_list_does_not_ask_more_for_more_pieces(coder, campaign, pilot, django_assert_max_num_queries):
    for number in range(2, 8):
        for application in make_test(campaign, number):
            upload = brought(b"\xff\xd8\xff" + application.code.encode())
            add_evidence(application=application, kind="photo", upload=upload, by=pilot)
    with django_assert_max_num_queries(20):
        coder.get(address("evidence", campaign))
