"""The chronology of a test for a judge, in French: who was asked, who asked, what was told, and when."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.core.day_words import date_format
from vigie.core.documents import Block, Document, Heading, KeyFacts, Paragraph, Text
from vigie.core.vault.envelopes import KeyPair
from vigie.core.vault.errors import CannotOpen
from vigie.testing.evidence.chronology import chronology_block
from vigie.testing.evidence.constat_document import campaign_facts
from vigie.testing.evidence.opening import EvidenceClosed
from vigie.testing.models import Application, Evidence, Test
from vigie.testing.sealing.identities import open_target
from vigie.testing.sealing.notes import open_notes


def judicial_document(test: Test, pieces: Sequence[Evidence], key: KeyPair) -> Document:
    """Return the chronology of a test. key: of its campaign. Raises EvidenceClosed."""
    applications = test.applications.select_related("profile", "tester__person").order_by("position")
    return Document(
        title=gettext("Chronologie du test n° %(number)d") % {"number": test.number},
        blocks=(
            KeyFacts((*campaign_facts(test.campaign), *asked(test))),
            Heading(1, gettext("Ce qui s'est passé")),
            chronology_block(test, pieces),
            *(block for each in applications for block in application_blocks(each, key)),
        ),
        contents=False,
    )


def asked(test: Test) -> list[tuple[str, Text]]:
    """Return who was asked, and for what."""
    identity = open_target(test.target.code, bytes(test.target.sealed))
    told = (
        (gettext("Organisation"), identity.organisation),
        (gettext("Référence"), identity.reference),
        (gettext("Adresse"), identity.address),
        (gettext("Contact"), identity.contact),
        (gettext("Annonce"), identity.link),
        (gettext("Incident"), test.incident),
    )
    return [(label, value) for label, value in told if value]


def application_blocks(application: Application, key: KeyPair) -> list[Block]:
    """Return who applied, when, and what they told."""
    facts: list[tuple[str, Text]] = [
        (gettext("Profil"), str(application.profile)),
        (gettext("Personne"), application.tester.person.name if application.tester else gettext("non connue")),
        (gettext("Faite le"), date_format(application.sent_on) if application.sent_on else gettext("jamais")),
    ]
    notes = notes_of(application, key)
    told: list[Block] = [] if notes else [Paragraph(gettext("Aucun compte rendu."))]
    for label, text in notes.items():
        told += [Heading(2, label), *map(Paragraph, lines_of(text))]
    return [Heading(1, gettext("Candidature %(code)s") % {"code": application.code}), KeyFacts(tuple(facts)), *told]


def lines_of(text: str) -> list[str]:
    """Return the paragraphs of a note."""
    return [line for line in text.splitlines() if line.strip()]


def notes_of(application: Application, key: KeyPair) -> dict[str, str]:
    """Return what was told of an application. Raises EvidenceClosed when it was changed."""
    try:
        return open_notes(bytes(application.sealed_notes), application.code, key)
    except CannotOpen as error:
        said = gettext("Le compte rendu de la candidature %(code)s n'est plus celui qui a été envoyé.")
        raise EvidenceClosed(said % {"code": application.code}) from error
