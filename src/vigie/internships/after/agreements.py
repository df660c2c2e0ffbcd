"""The agreement of an internship (« convention ») as a document, and who signed it."""

from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.day_words import date_format
from vigie.core.documents import Block, BulletList, Callout, Document, Heading, KeyFacts, Paragraph, TableBlock
from vigie.internships.models import Agreement, Assignment
from vigie.internships.names.identities import Identity

PARTIES: Final[dict[str, str | Promise]] = {
    "school": _("l'établissement"),
    "company": _("l'entreprise"),
    "pupil": _("l'élève"),
    "parent": _("un parent ou représentant légal"),
}


def parties_of(assignment: Assignment) -> list[str]:
    """Return who must sign: a parent too for a minor."""
    return [party for party in PARTIES if party != "parent" or assignment.pupil.is_minor]


def signed_on(agreement: Agreement | None) -> dict[str, date | None]:
    """Return the day each one signed."""
    return {party: getattr(agreement, f"{party}_on", None) for party in PARTIES}


def missing_of(assignment: Assignment) -> list[str]:
    """Return who has not signed yet."""
    signed = signed_on(getattr(assignment, "agreement", None))
    return [party for party in parties_of(assignment) if signed[party] is None]


def note_signatures(*, assignment: Assignment, parties: set[str], by: Person) -> Agreement:
    """Write who signed, as the school has the paper in hand: the first day is kept, and undone when unticked."""
    today = timezone.localdate()
    with transaction.atomic():
        Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
        agreement, _is_new = Agreement.objects.get_or_create(assignment=assignment)
        before = signed_on(agreement)
        after = {party: (before[party] or today) if party in parties else None for party in parties_of(assignment)}
        for party, day in after.items():
            setattr(agreement, f"{party}_on", day)
        agreement.save(update_fields=[f"{party}_on" for party in after])
        changes = {
            str(PARTIES[party]): [str(before[party] or ""), str(day or "")]
            for party, day in after.items()
            if day != before[party]
        }
        if changes:
            record(actor=by, verb="agreement_signed", on=assignment.session.offer, changes=changes)
    return agreement


def agreement_document(assignment: Assignment, identity: Identity) -> Document:
    """Return the agreement, to be printed and signed. Hours, supervision and insurance are the school's to fill in."""
    offer, week = assignment.session.offer, assignment.session.week
    title = gettext("Convention de stage")
    blocks: list[Block] = [
        Callout(
            gettext("À relire avant de signer"),
            gettext(
                "Ce modèle reprend ce que la bourse de stage sait. Votre établissement peut avoir le sien : "
                "complétez les lignes vides, ou recopiez ces informations dans le vôtre."
            ),
        ),
        Heading(1, gettext("Entre")),
        KeyFacts(parties_facts(assignment, identity)),
        Heading(1, gettext("Le stage")),
        KeyFacts(
            (
                (gettext("Intitulé"), offer.title),
                (gettext("Période"), period_of(week.starts_on, week.ends_on)),
                (gettext("Lieu"), ", ".join(part for part in (offer.address, offer.commune.name) if part)),
                (gettext("Comment y venir"), offer.access or blank()),
                (gettext("Horaires"), blank()),
                (gettext("Personne qui accueille et suit"), blank()),
                (gettext("Personne qui suit pour l'établissement"), blank()),
                (gettext("Assurance"), blank()),
            )
        ),
        Heading(1, gettext("Ce que l'élève fera")),
        *(Paragraph(line) for line in offer.tasks.splitlines() if line.strip()),
        Heading(1, gettext("Chacun s'engage")),
        BulletList(engagements()),
        Heading(1, gettext("Signatures")),
        TableBlock(
            caption=gettext("Signatures"),
            headers=(gettext("Qui"), gettext("Nom"), gettext("Date"), gettext("Signature")),
            rows=tuple((capitalised(PARTIES[party]), blank(), blank(), blank()) for party in parties_of(assignment)),
        ),
    ]
    return Document(title=title, blocks=tuple(blocks), subtitle=identity.full_name, language="fr", contents=False)


def parties_facts(assignment: Assignment, identity: Identity) -> tuple[tuple[str, str], ...]:
    """Return who the agreement ties together."""
    school_class = assignment.pupil.school_class
    facts = [
        (gettext("L'établissement"), str(school_class.entry.organisation)),
        (gettext("L'entreprise ou l'administration"), str(assignment.session.offer.company)),
        (gettext("L'élève"), f"{identity.full_name} ({school_class.name})"),
    ]
    if assignment.pupil.is_minor:
        facts.append((gettext("Son parent ou représentant légal"), blank()))
    return tuple(facts)


def engagements() -> tuple[str, ...]:
    """Return what each one commits to, in words that everyone reads."""
    return (
        gettext("L'entreprise accueille l'élève que la bourse lui a donné, et lui montre de vrais métiers."),
        gettext(
            "Personne ne reçoit un moins bon accueil en raison de son sexe, de son origine, de son nom, de son adresse…"
        ),
        gettext("L'élève respecte les horaires, les règles de sécurité et ce qui est confidentiel."),
        gettext("L'établissement appelle au moins une fois pendant le stage, et reste joignable."),
        gettext("En cas de difficulté, chacun prévient l'établissement le jour même."),
    )


def period_of(first: date, last: date) -> str:
    """Return two days in words."""
    return gettext("du %(first)s au %(last)s") % {
        "first": date_format(first, "j F Y"),
        "last": date_format(last, "j F Y"),
    }


def blank() -> str:
    """Return what is to be filled in by hand."""
    return "…………………………"


def capitalised(words: str | Promise) -> str:
    """Return words that begin a line."""
    text = str(words)
    return text[:1].upper() + text[1:]
