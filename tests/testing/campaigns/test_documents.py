"""Papers are seen however they are written; everyday words are left alone."""

import pytest

from vigie.testing.campaigns.documents import papers_in


@pytest.mark.parametrize(
    "text",
    [
        "Ci-joint mon bulletin de salaire",
        "mes trois dernières FICHES DE PAIE",
        "une pièce d\u2019identité",
        "la carte nationale d'identité",
        "mon passeport",
        "titre de séjour",
        "mon avis d'imposition",
        "un relevé de compte",
        "quittances de loyer",
        "attestation d'employeur",
        "un justificatif de\ndomicile",
        "la copie de mon diplôme",
    ],
)
def test_papers_are_seen(text):
    assert len(papers_in(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "salariée en CDI",
        "diplôme : BTS",
        "permis B",
        "je paie mon loyer",
        "l'identité du quartier",
        "tribu",
        "contrat de travail",
    ],
)
def test_everyday_words_are_left_alone(text):
    assert papers_in(text) == []


def test_each_paper_is_said_once():
    assert papers_in("mon passeport", "Passeport", "fiche de paie") == ["passeport", "fiche de paie"]
