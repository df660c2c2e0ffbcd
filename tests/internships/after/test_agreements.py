"""The agreement, and who signed it."""

import pytest

from vigie.core.docx_output import to_docx
from vigie.core.pdf import to_pdf
from vigie.internships.after.access import placed
from vigie.internships.after.agreements import agreement_document, missing_of, note_signatures, parties_of
from vigie.internships.names.identities import Identity

pytestmark = pytest.mark.django_db
INES = Identity("Canari", "Inès")


def test_a_minor_needs_a_parent_and_an_adult_does_not(past):
    assert parties_of(past.placed) == ["school", "company", "pupil", "parent"]
    past.placed.pupil.is_minor = False
    assert parties_of(past.placed) == ["school", "company", "pupil"]


def test_signatures_come_one_after_the_other_and_may_be_undone(past, school):
    note_signatures(assignment=past.placed, parties={"school", "pupil"}, by=school)
    assert missing_of(placed().get(pk=past.placed.pk)) == ["company", "parent"]
    note_signatures(assignment=past.placed, parties={"school", "company", "pupil", "parent"}, by=school)
    assert missing_of(placed().get(pk=past.placed.pk)) == []
    note_signatures(assignment=past.placed, parties={"school"}, by=school)
    assert missing_of(placed().get(pk=past.placed.pk)) == ["company", "pupil", "parent"]


def test_it_is_written_as_an_accessible_pdf_and_as_a_text(past):
    document = agreement_document(placed().get(pk=past.placed.pk), INES)
    assert document.subtitle == "Inès Canari"
    pdf = to_pdf(document)
    assert pdf.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf or b"/StructTreeRoot" in pdf
    assert to_docx(document).startswith(b"PK")


def test_an_adult_s_agreement_has_no_line_for_a_parent(past):
    assignment = placed().get(pk=past.placed.pk)
    assignment.pupil.is_minor = False
    told = str(agreement_document(assignment, INES))
    assert "parent" not in told
