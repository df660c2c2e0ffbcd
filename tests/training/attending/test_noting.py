"""Attendance: by whoever trains, by people themselves, and from the paper sheet."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.factories import MembershipFactory, OrganisationFactory
from tests.training.scene import make_enrolment, make_session
from vigie.accounts.models import Role
from vigie.core.pdf import to_pdf
from vigie.training.attending.noting import note_attendance, sign_in
from vigie.training.attending.sheet import sheet_of
from vigie.training.models import SessionTrainer
from vigie.training.registering.acts import NotPossible

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """A session that has just begun."""
    return make_session(starts_in=timedelta(minutes=-10))


def test_who_waited_and_came_has_a_place(session, pilot):
    waiting = make_enrolment(session, seated_at=None)
    assert note_attendance(session_id=session.pk, marks={waiting.pk: ("present", "workload")}, by=pilot) == 1
    waiting.refresh_from_db()
    assert waiting.is_seated
    assert waiting.reason == ""


def test_why_someone_did_not_come_is_kept_and_the_same_page_sent_twice_changes_nothing(session, pilot):
    enrolment = make_enrolment(session)
    marks = {enrolment.pk: ("absent", "schedule")}
    assert [note_attendance(session_id=session.pk, marks=marks, by=pilot) for _ in range(2)] == [1, 0]
    enrolment.refresh_from_db()
    assert enrolment.reason == "schedule"


def test_nothing_is_noted_before_the_day_nor_for_another_session(session, pilot):
    other = make_enrolment(make_session(session.version, starts_in=timedelta(days=3)))
    with pytest.raises(NotPossible):
        note_attendance(session_id=other.session_id, marks={other.pk: ("present", "")}, by=pilot)
    assert note_attendance(session_id=session.pk, marks={other.pk: ("present", "")}, by=pilot) == 0


def test_people_sign_in_around_the_session_only(session):
    enrolment = make_enrolment(session)
    assert sign_in(session=session, email=enrolment.email.upper())
    assert not sign_in(session=session, email="inconnu@exemple.fr")
    late = make_session(session.version, starts_in=timedelta(hours=-20))
    with pytest.raises(NotPossible):
        sign_in(session=late, email=enrolment.email)


def test_the_sheet_is_an_accessible_pdf_with_empty_lines(session):
    for number in range(3):
        make_enrolment(session, f"Personne {number}")
    document = sheet_of(session)
    table = document.blocks[1]
    assert [row[1] for row in table.rows] == ["Personne 0", "Personne 1", "Personne 2", *[""] * 6]
    assert b"pdfuaid" in PdfReader(BytesIO(to_pdf(document))).trailer["/Root"]["/Metadata"].get_object().get_data()


def test_a_trainer_sees_their_own_sessions_alone(session, client_of):
    mine, other = (MembershipFactory(organisation=OrganisationFactory(), role=Role.TRAINER).person for _ in range(2))
    SessionTrainer.objects.create(session=session, person=mine)
    page = reverse("training:kept_session", args=[session.pk])
    assert client_of(mine).get(page).status_code == 200
    assert client_of(other).get(page).status_code == 404
    listing = reverse("training:sessions")
    assert page in client_of(mine).get(listing).content.decode()
    assert page not in client_of(other).get(listing).content.decode()


def test_a_contributor_reads_the_people_of_their_own_structure_alone(
    session, partner, contributor, stranger, client_of
):
    make_enrolment(session, "Canari Nôtre", organisation=OrganisationFactory(name="Accueil", parent=partner))
    page = reverse("training:own_structure")
    assert "Canari Nôtre" in client_of(contributor).get(page).content.decode()
    assert "Canari Nôtre" not in client_of(stranger).get(page).content.decode()


def test_whoever_was_noted_absent_does_not_undo_it_from_afar(session, pilot):
    enrolment = make_enrolment(session)
    note_attendance(session_id=session.pk, marks={enrolment.pk: ("absent", "schedule")}, by=pilot)
    with pytest.raises(NotPossible, match="absente"):
        sign_in(session=session, email=enrolment.email)
    enrolment.refresh_from_db()
    assert (enrolment.presence, enrolment.reason) == ("absent", "schedule")
