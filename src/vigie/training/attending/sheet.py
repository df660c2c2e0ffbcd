"""The sheet that people sign on paper: printed beforehand, it needs no network; entered afterwards."""

from django.utils.translation import gettext

from vigie.core.documents import Document, KeyFacts, Paragraph, TableBlock
from vigie.core.tables import display
from vigie.training.models import Session
from vigie.training.registering.messages import when

# Lines left empty for those who come without having registered.
EMPTY_LINES = 6


def sheet_of(session: Session) -> Document:
    """Return the sheet of a session: one line for each person who has a place, then empty ones."""
    trainers = [str(each) for each in session.trainers.select_related("person")]
    if session.other_trainers:
        trainers.append(session.other_trainers)
    facts = [(gettext("Quand"), when(session)), (gettext("Durée"), session.version.duration)]
    if session.place:
        facts.append((gettext("Lieu"), session.place))
    facts.append((gettext("Formation par"), ", ".join(trainers) or gettext("à compléter")))
    return Document(
        title=gettext("Feuille d'émargement"),
        subtitle=session.version.module.name,
        date=display(session.day),
        blocks=(
            KeyFacts(tuple(facts)),
            lines_of(session),
            Paragraph(
                gettext(
                    "Cette feuille sert à attester de votre présence. Elle est rendue à l'équipe des formations, "
                    "qui la saisit puis la garde fermée."
                )
            ),
        ),
        summary=gettext("Feuille à signer pendant la session."),
        landscape=True,
        contents=False,
    )


def lines_of(session: Session) -> TableBlock:
    """Return the table to sign."""
    seated = session.enrolments.seated().select_related("organisation__parent").order_by("name", "rank")
    rows = [(str(number), str(each), each.structure_name, "") for number, each in enumerate(seated, 1)]
    rows += [(str(number), "", "", "") for number in range(len(rows) + 1, len(rows) + 1 + EMPTY_LINES)]
    headers = (gettext("N°"), gettext("Nom et prénom"), gettext("Structure ou service"), gettext("Signature"))
    return TableBlock(gettext("Personnes présentes"), headers, tuple(rows), widths=(4, 26, 30, 30))
