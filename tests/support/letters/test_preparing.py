"""Letters say what the case says, mark what is missing, and state only verified law."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.docx_output import to_docx
from vigie.core.pdf import to_pdf
from vigie.support.letters.documents import letter_document
from vigie.support.letters.preparing import KINDS, CaseFacts, prosecutor_letter, reasons_letter

FULL = CaseFacts(
    name="Nora Exemple",
    contact="3 rue d'Essai, 59300 Valenciennes",
    story="Le bailleur a refusé mon dossier.",
    when="3 mai 2026",
    where="Valenciennes",
    respondent="Agence Fictive, 1 place d'Essai",
    criteria=("lieu de résidence",),
    domain="logement",
    harm="Trois mois d'hôtel.",
    done="Une lettre.",
    hoped="Être reçue.",
    evidence=("courriel du 3 mai",),
    witnesses=("Tom Témoin, 2 rue d'Essai",),
    court="Tribunal judiciaire de Valenciennes\n6 avenue d'Essai",
    today="28 novembre 2026",
    respondent_is_public=False,
)


def whole(sections):
    return "\n".join(f"{section.title}\n{section.text}" for section in sections)


def test_a_complaint_holds_the_seven_elements_and_what_was_qualified():
    said = whole(prosecutor_letter(FULL))
    for expected in (
        "Nora Exemple",
        "59300 Valenciennes",
        "Le bailleur a refusé mon dossier.",
        "Date : 3 mai 2026",
        "Lieu : Valenciennes",
        "Agence Fictive",
        "Tom Témoin",
        "Trois mois d'hôtel.",
        "courriel du 3 mai",
        "partie civile",
        "lieu de résidence",
        "logement",
        "Article 225-2",
        "Tribunal judiciaire de Valenciennes",
        "suites données",
    ):
        assert expected in said


def test_without_an_author_it_is_against_a_stranger():
    assert "contre X" in whole(prosecutor_letter(CaseFacts()))


def test_which_article_aims_at_a_public_service_is_left_to_a_lawyer():
    said = whole(prosecutor_letter(CaseFacts(respondent_is_public=True)))
    assert "225-2" not in said
    assert "432-7" not in said
    assert "à faire préciser par un ou une juriste" in said


def test_who_is_accused_reads_nothing_of_the_story_nor_of_the_proofs():
    said = whole(reasons_letter(FULL))
    assert "refusé mon dossier" not in said
    assert "courriel" not in said
    assert "Témoin" not in said


def test_a_witness_reads_nothing_of_the_story():
    said = whole(KINDS["attestation"].prepare(FULL))
    assert "Nora" not in said
    assert "refusé" not in said


def test_seizing_the_defender_stops_no_clock():
    assert "n’arrête aucun délai" in KINDS["defender"].advice


def test_letters_cite_no_article_but_the_verified_one():
    articles = re.compile(r"\b(?:L\.?\s?)?\d{2,4}-\d+\b")
    for kind in KINDS.values():
        assert set(articles.findall(whole(kind.prepare(FULL)) + kind.advice)) <= {"225-2"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_case_gives_a_whole_letter_with_marks(kind):
    sections = KINDS[kind].prepare(CaseFacts())
    assert all(section.text for section in sections)
    assert "[à compléter" in whole(sections)
    assert len({section.code for section in sections}) == len(sections)


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(max_size=40))
def test_whatever_was_told_the_parts_are_the_same(kind, text):
    told = CaseFacts(name=text, story=text, respondent=text, when=text, criteria=(text,), evidence=(text,))
    codes = [section.code for section in KINDS[kind].prepare(told)]
    assert codes == [section.code for section in KINDS[kind].prepare(CaseFacts())]


def test_a_letter_prints_and_opens_in_a_word_processor():
    document = letter_document("prosecutor", prosecutor_letter(FULL))
    assert to_pdf(document).startswith(b"%PDF")
    assert to_docx(document).startswith(b"PK")
