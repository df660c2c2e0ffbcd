"""Whoever reads sees what e-mails say, and neither the names, the titles nor the addresses that tell who asked."""

import pytest
from django.urls import reverse

from tests.testing.evidence.conftest import PHOTO, brought
from tests.testing.read_scene import make_coders, make_frozen, make_test
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.testing.coding.blinding import blinded, words_of_email
from vigie.testing.evidence.adding import add_evidence

TELLING = ("Samira Haddad", "Émile Lévêque", "quartier des Minguettes")
LETTER = (
    "From: agence@example.org\r\nTo: samira.haddad@example.org\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n"
    "Subject: Re: visite\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Bonjour Mme Haddad,\r\nC'est déjà loué. Écrivez à samira.haddad@example.org\r\n"
).encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bonjour Madame HADDAD, c'est loué.", "Bonjour […], c'est loué."),
        ("Cher M. Émile Leveque", "Cher […]"),
        ("Écrivez à samira@example.org, merci", "Écrivez à […] merci"),
        ("Aux Minguettes ? Non.", "Aux […] ? Non."),
        ("Rien de tout cela.", "Rien de tout cela."),
        ("On m'a dit non, M’a-t-il écouté ? M Haddad", "On m'a dit non, M’a-t-il écouté ? […]"),
        ("<b>Samira</b>", "<b>[…]</b>"),
    ],
)
def test_what_tells_who_asked_is_hidden_however_it_is_written(text, shown):
    assert blinded(text, TELLING) == shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LETTER, "Bonjour Mme Haddad,\nC'est déjà loué. Écrivez à samira.haddad@example.org"),
        (b"From: a@b\r\nContent-Type: text/html\r\n\r\n<p>Oui<script>x</script></p>", "Oui"),
        (b"From: a@b\r\nContent-Type: text/plain; charset=nowhere\r\n\r\nOui", ""),
        (b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n", ""),
        (b"", ""),
        (b"\xff\0", ""),
    ],
)
def test_of_an_email_the_words_are_read_whatever_it_is(content, said):
    assert words_of_email(content).replace("\r\n", "\n") in {said, content.decode("latin-1").strip()}


@pytest.mark.django_db
def test_the_page_of_an_application_shows_its_pieces_without_telling_who_asked(pilot, client_of):
    campaign = make_frozen(pilot)
    coders = make_coders(campaign, pilot)
    first, second = make_test(campaign, 1)
    add_evidence(application=second, kind="email", upload=brought(LETTER, "text/plain", "haddad.eml"), by=pilot)
    add_evidence(application=second, kind="photo", upload=brought(PHOTO, name="haddad.jpg"), by=pilot)
    browser = open_vault_in(client_of(coders[0].person))
    shown = {
        each: browser.get(reverse("testing:read_application", args=[campaign.code, each.code])).text
        for each in (first, second)
    }
    told = shown[second].replace("&#x27;", "'")
    assert "C'est déjà loué." in told
    assert [word for word in ("Haddad", "haddad", "Mme", "example.org") if word in told] == []
    assert "photo" in told
    assert "Pièces de cette candidature" not in shown[first]
    assert JournalEntry.objects.filter(verb="testing_evidence_opened").count() == 1
