"""A constat of a test, by whom it is verified, and the judicial file of the mode that allows one."""

import hashlib
import io
import json
import zipfile

import pytest
from django.urls import reverse

from tests.testing.evidence.conftest import PHOTO, brought
from tests.testing.evidence.test_adding_views import email
from tests.testing.read_scene import make_frozen, make_test
from tests.vaults import open_vault_in
from vigie.accounts.models import JournalEntry
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.evidence.zipping import streamed_zip
from vigie.testing.models import Campaign, CampaignEnvelope, Constat, Evidence

pytestmark = pytest.mark.django_db
LETTER = email(b"Content-Type: text/plain\r\n\r\nReponse")
VERIFY = "/tests/verifier/"
PIECES = (("photo", PHOTO, "image/jpeg", "annonce é.jpg"), ("email", LETTER, "text/plain", "../réponse.eml"))


@pytest.fixture
def campaign(pilot) -> Campaign:
    """A campaign that has ended, with two tests: the pieces are those of the first, one of the second."""
    campaign = make_frozen(pilot)
    first, second = make_test(campaign, 1), make_test(campaign, 2)
    for kind, content, media, name in PIECES:
        add_evidence(application=first[0], kind=kind, upload=brought(content, media, name), by=pilot)
    add_evidence(application=second[0], kind="photo", upload=brought(PHOTO + b"2"), by=pilot)
    paper = brought(PHOTO + b"signature", "image/jpeg", "attestation.jpg")
    add_evidence(application=first[1], kind="attestation", upload=paper, by=pilot)
    Campaign.objects.update(ended_on=campaign.frozen_on, mode="judicial")
    campaign.refresh_from_db()
    return campaign


@pytest.fixture
def piloting(pilot, campaign, client_of):
    """The browser of the pilot, who holds the key, with an open vault."""
    return open_vault_in(client_of(pilot))


@pytest.fixture
def establish(piloting, campaign):
    """Return what establishes a constat of the first test."""
    return lambda: piloting.post(reverse("testing:constats", args=[campaign.code, 1]))


@pytest.fixture
def ask(client_of):
    """Return what anyone reads of a code."""
    return lambda code: client_of(None).post(VERIFY, {"code": code}).content.decode()


def acts(verb):
    return JournalEntry.objects.filter(verb=verb).count()


def test_a_constat_is_a_pdf_known_by_its_code_and_by_its_digest(establish, ask, campaign):
    printed = establish().content
    constat = Constat.objects.get()
    last = Evidence.objects.order_by("sequence").last()
    assert printed.startswith(b"%PDF")
    assert constat.digest == hashlib.sha256(printed).hexdigest()
    assert (constat.head, constat.entry) == (last.sequence, last.entry)
    assert acts("testing_constat_made") == 1
    shown = ask("-".join(constat.code[each : each + 4] for each in range(0, 24, 4)).upper())
    assert "Comparez" in ask("\u200b".join(constat.code))
    for told in (constat.digest, constat.entry, campaign.protocol_hash, *own_digests()):
        assert told in shown
    assert Evidence.objects.get(sequence=3).digest not in shown
    assert campaign.name not in shown
    assert "fichier d'un constat" in ask(constat.digest)


def own_digests():
    return Evidence.objects.filter(application__test__number=1).values_list("digest", flat=True)


def test_a_digest_alone_tells_nothing_before_the_end_nor_without_a_constat(establish, ask, campaign):
    digest = hashlib.sha256(PHOTO).hexdigest()
    assert digest in set(own_digests())
    assert "d'une pièce reçue" not in ask(digest)
    establish()
    assert "d'une pièce reçue" in ask(digest.upper())
    assert "d'une pièce reçue" not in ask(Evidence.objects.get(sequence=3).digest)
    Campaign.objects.update(ended_on=None, seed="")
    assert "d'une pièce reçue" not in ask(digest)


def without_marks(page, typed):
    return page.replace(typed, "").split("<h1>")[1].split("csrfmiddlewaretoken")[0]


def test_what_is_not_known_has_one_page(establish, ask):
    establish()
    unknown = ("x" * 24, "0" * 64, hashlib.sha256(PHOTO + b"2").hexdigest(), "'; --")
    assert len({without_marks(ask(typed), typed) for typed in unknown}) == 1


def test_a_chain_that_was_rewritten_is_told(establish, ask):
    establish()
    code = Constat.objects.get().code
    assert "la chaîne des pièces est entière" in ask(code)
    Evidence.objects.filter(sequence=3).update(digest="0" * 64)
    assert "demandez une vérification" in ask(code)


def test_nothing_is_established_before_the_end(establish, piloting, campaign):
    Campaign.objects.update(ended_on=None, seed="")
    assert establish().status_code == 302
    assert piloting.post(reverse("testing:judicial_file", args=[campaign.code, 1])).status_code == 302
    assert not Constat.objects.exists()


def test_the_judicial_file_holds_originals_and_true_hashes(piloting, campaign):
    address = reverse("testing:judicial_file", args=[campaign.code, 1])
    assert piloting.get(address).status_code == 200
    answer = piloting.post(address)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    names = set(archive.namelist())
    assert {"chronologie.pdf", "constat.pdf", "protocole.json", "chaine.json", "LISEZ-MOI.txt"} < names
    assert archive.read("pieces/001-annonce-e.jpg") == PHOTO
    assert archive.read("pieces/002-reponse.eml") == LETTER
    assert "attestations/004-attestation.jpg" in names
    for line in archive.read("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    manifest = json.loads(archive.read("manifeste.json"))
    assert manifest["constat"]["code"] == Constat.objects.get().code
    assert [each["numero"] for each in manifest["pieces"]] == [1, 2, 4]
    assert (acts("testing_evidence_opened"), acts("testing_judicial_file_made")) == (3, 1)


@pytest.mark.parametrize("mode", ["statistical", "educational"])
def test_another_mode_has_no_judicial_file(piloting, campaign, mode):
    Campaign.objects.update(mode=mode)
    assert piloting.post(reverse("testing:judicial_file", args=[campaign.code, 1])).status_code == 404


def test_without_the_key_there_is_no_judicial_file(piloting, campaign, pilot):
    CampaignEnvelope.objects.filter(person=pilot).delete()
    assert piloting.post(reverse("testing:judicial_file", args=[campaign.code, 1])).status_code == 302
    assert acts("testing_judicial_file_made") == 0


def test_a_zip_is_sent_piece_by_piece():
    chunks = list(streamed_zip([("a.txt", [b"un", b"deux"]), ("b.txt", [])]))
    assert len(chunks) > 2
    archive = zipfile.ZipFile(io.BytesIO(b"".join(chunks)))
    assert (archive.read("a.txt"), archive.read("b.txt")) == (b"undeux", b"")
