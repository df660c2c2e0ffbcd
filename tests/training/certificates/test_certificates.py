"""Certificates: given to who came, verified with no more than the holder chose, refused when forged or revoked."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.training.scene import make_enrolment, make_session
from vigie.training.certificates.document import certificate_pdf
from vigie.training.certificates.giving import give_certificate, revoke, show_name
from vigie.training.certificates.verifying import shown_code, tidy, verify
from vigie.training.models import Certificate, Enrolment
from vigie.training.registering.acts import NotPossible

pytestmark = pytest.mark.django_db
OVER = timedelta(hours=-6)


@pytest.fixture
def came(partner) -> Enrolment:
    """Someone who came to a session that is over."""
    return make_enrolment(make_session(starts_in=OVER), presence="present", organisation=partner)


def test_it_is_given_once_to_who_came_alone(came):
    absent = make_enrolment(came.session, "Noé Absent", presence="absent")
    to_come = make_enrolment(make_session(came.session.version))
    assert give_certificate(enrolment_id=came.pk) == give_certificate(enrolment_id=came.pk)
    for enrolment in (absent, to_come):
        with pytest.raises(NotPossible):
            give_certificate(enrolment_id=enrolment.pk)
    assert Certificate.objects.count() == 1


def test_whoever_verifies_reads_the_name_only_when_the_holder_chose(came, client):
    certificate = give_certificate(enrolment_id=came.pk)
    address = reverse("training:certificate", args=[shown_code(certificate.code).upper()])
    page = client.get(address)
    hidden = page.content.decode()
    assert page.status_code == 200
    for secret in (came.name, came.email, str(came.organisation), came.code):
        assert secret not in hidden
    show_name(certificate_id=certificate.pk, shows_name=True)
    shown = client.get(address).content.decode()
    assert came.name in shown
    assert came.email not in shown


def test_a_forged_code_is_refused_with_a_sentence(came, client):
    code = give_certificate(enrolment_id=came.pk).code
    for forged in (code[:-1] + ("2" if code[-1] != "2" else "3"), "x", "é" * 300, "..", code + "a" * 40):
        page = client.get(reverse("training:certificate", args=[forged]))
        assert page.status_code == 404
        assert "Aucune attestation ne porte ce code" in page.content.decode()


def test_a_revoked_one_is_refused_with_a_sentence_that_says_no_more(came, client, pilot):
    certificate = give_certificate(enrolment_id=came.pk)
    revoke(certificate_id=certificate.pk, reason="raison-canari", by=pilot)
    page = client.get(reverse("training:certificate", args=[certificate.code]))
    assert page.status_code == 404
    assert "a été retirée" in page.content.decode()
    assert "raison-canari" not in page.content.decode()


def test_a_presence_mended_since_makes_it_worthless(came):
    certificate = give_certificate(enrolment_id=came.pk)
    Enrolment.objects.update(presence="absent")
    assert "corrigée" in verify(certificate.code).refusal


def test_the_file_is_an_accessible_pdf(came):
    content = certificate_pdf(
        Certificate.objects.select_related("enrolment__session__version__module").get(
            pk=give_certificate(enrolment_id=came.pk).pk
        )
    )
    assert content.startswith(b"%PDF")
    assert b"pdfuaid" in PdfReader(BytesIO(content)).trailer["/Root"]["/Metadata"].get_object().get_data()


def test_a_code_is_read_however_it_is_typed():
    assert tidy(" ABCDE-23456 fgh ") == "abcde23456fgh"
    assert shown_code("abcde23456fghj") == "abcde-23456-fghj"


@pytest.mark.parametrize("why", ["revoked", "corrected"])
def test_what_attests_nothing_any_more_is_not_handed_out_again(came, pilot, why):
    certificate = give_certificate(enrolment_id=came.pk)
    if why == "revoked":
        revoke(certificate_id=certificate.pk, reason="relevé par erreur", by=pilot)
    else:
        Enrolment.objects.filter(pk=came.pk).update(presence="absent")
    with pytest.raises(NotPossible):
        give_certificate(enrolment_id=came.pk)
