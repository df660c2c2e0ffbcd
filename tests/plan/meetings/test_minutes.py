"""Minutes are accessible documents; the record of decisions names nobody."""

from datetime import time
from io import BytesIO

import pytest
from docx import Document as WordFile
from pypdf import PdfReader

from tests.factories import BodyFactory, BodyMemberFactory, DecisionFactory, MeetingFactory, PersonFactory
from vigie.core.documents import Figure, Heading
from vigie.plan.meetings.minutes_document import hours_of, minutes_of, record_of_decisions
from vigie.plan.models import AgendaItem, Attendance

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(partner):
    body = BodyFactory(name="Groupe de travail")
    BodyMemberFactory(body=body, person=None, organisation=partner)
    meeting = MeetingFactory(
        body=body,
        state="held",
        dated="2017-03-14",
        title="État des lieux",
        place="Salle des fêtes",
        starts_at=time(14),
        ends_at=time(16, 30),
        progress={"done": 3, "ongoing": 5, "inconnu": 2},
        minutes="# Mot d'accueil\n\nBienvenue.",
    )
    AgendaItem.objects.create(
        meeting=meeting, order=1, title="Le point", notes="## Constat\n\nOn **avance**. <script>x</script>"
    )
    for state in ("present", "excused", "represented", "absent", "not_stated"):
        person = PersonFactory(name=f"Nour {state}")
        Attendance.objects.create(meeting=meeting, person=person, organisation=partner, state=state)
    Attendance.objects.create(meeting=meeting, label="Une voisine", state="represented", represented_by="Sa sœur")
    carrier = PersonFactory(name="Nour Carrier")
    DecisionFactory(
        meeting=meeting, number=1, text="Écrire la charte", carrier=partner, carrier_person=carrier, due="2017-06"
    )
    DecisionFactory(meeting=meeting, number=2, text="Favorable", kind="opinion")
    return meeting


def pdf_text(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_who_reads_minutes_and_who_reads_decisions_only(meeting, cast, client_of):
    for role, person in cast.items():
        client = client_of(person)
        whole = client.get(f"/reunions/{meeting.pk}/compte-rendu/docx/").status_code
        record = client.get(f"/reunions/{meeting.pk}/releve/docx/").status_code
        if role == "visitor":
            assert (whole, record) == (302, 302)
        elif role == "administrator":
            assert (whole, record) == (403, 403)
        else:
            assert whole == (200 if role in {"pilot", "contributor", "reader"} else 403), role
            assert record == 200, role


def test_the_pdf_is_tagged_titled_in_french_and_tells_all(meeting, pilot, client_of):
    content = client_of(pilot).get(f"/reunions/{meeting.pk}/compte-rendu/pdf/").content
    reader = PdfReader(BytesIO(content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith("fr")
    assert "Groupe de travail" in reader.metadata.title
    text = " ".join(pdf_text(content).replace("\u00a0", " ").split())
    for words in (
        "14 mars 2017",
        "Salle des fêtes",
        "Nour present",
        "Nour excused",
        "Une voisine (par Sa sœur)",
        "1. Le point",
        "Constat",
        "<script>x</script>",
        "Écrire la charte",
        "Nour Carrier",
        "juin 2017",
        "Avis : Favorable",
        "Bienvenue",
    ):
        assert words in text, words
    assert "Nour not_stated" not in text


def test_the_docx_has_headings_a_table_and_an_alternative_text(meeting):
    from vigie.core.docx_output import to_docx

    word = WordFile(BytesIO(to_docx(minutes_of(meeting))))
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert "Heading 1" in styles
    assert "Heading 2" in styles
    assert ["N°", "Décision", "Qui", "Pour quand"] in [
        [cell.text for cell in table.rows[0].cells] for table in word.tables
    ]
    figure = next(block for block in minutes_of(meeting).blocks if isinstance(block, Figure))
    assert "3" in figure.alternative
    assert "inconnu" not in figure.alternative


def test_the_record_of_decisions_names_nobody(meeting, elected_member, client_of, partner):
    text = pdf_text(client_of(elected_member).get(f"/reunions/{meeting.pk}/releve/pdf/").content)
    assert "Écrire la charte" in text
    assert partner.name in text
    for private in ("Nour", "voisine", "avance", "Bienvenue"):
        assert private not in text, private


def test_an_empty_meeting_still_makes_a_document(pilot, client_of):
    meeting = MeetingFactory(state="held", dated="2015")
    document = minutes_of(meeting)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["Décisions"]
    for kind in ("compte-rendu", "releve"):
        for file_format in ("pdf", "docx"):
            assert client_of(pilot).get(f"/reunions/{meeting.pk}/{kind}/{file_format}/").status_code == 200
    assert record_of_decisions(meeting).title


@pytest.mark.parametrize(("state", "file_format"), [("planned", "pdf"), ("cancelled", "docx"), ("held", "exe")])
def test_there_is_no_such_file(state, file_format, pilot, client_of):
    meeting = MeetingFactory(state=state)
    for kind in ("compte-rendu", "releve"):
        assert client_of(pilot).get(f"/reunions/{meeting.pk}/{kind}/{file_format}/").status_code == 404


def test_hours_are_said_as_french_does(meeting):
    assert hours_of(meeting).replace("\u00a0", " ") == "de 14 h à 16 h 30"


def test_queries_do_not_grow(meeting, pilot, client_of, count_queries, partner):
    client = client_of(pilot)
    page = f"/reunions/{meeting.pk}/compte-rendu/docx/"
    client.get(page)
    few = count_queries(lambda: client.get(page))
    for number in range(3, 20):
        DecisionFactory(meeting=meeting, number=number, carrier=partner, carrier_person=PersonFactory())
        Attendance.objects.create(meeting=meeting, person=PersonFactory(), organisation=partner, state="present")
        AgendaItem.objects.create(meeting=meeting, title="x", notes="y")
    assert count_queries(lambda: client.get(page)) == few
