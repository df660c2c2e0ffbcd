"""The article 40 sheet: a listener decides, with reasons, whether to tell the procureur. Nothing leaves from here."""

import json
from dataclasses import asdict, dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.documents import Callout, Document, Heading, KeyFacts, Paragraph

# What was verified of article 40 of the code of criminal procedure, and nothing more.
LAW = (
    "L'article 40 du code de procédure pénale, alinéa 2, demande à une autorité constituée, un officier public ou un "
    "fonctionnaire qui apprend un délit dans ses fonctions d'en aviser le procureur de la République. La jurisprudence "
    "y comprend les agents contractuels.",
    "Il ne prévoit pas de sanction pénale ; une sanction disciplinaire est possible.",
    "Il ne vise pas les salariés d'une association.",
    "Il peut entrer en tension avec le secret professionnel (code pénal, articles 226-13 et 226-14).",
)
DECISIONS: dict[str, str | Promise] = {
    "notify": _("J'avise le procureur, moi-même et par courrier"),
    "abstain": _("Je n'avise pas le procureur"),
    "ask": _("Je demande un avis avant de décider"),
}


@dataclass(frozen=True)
class Sheet:
    """A decision and its reasons. acts_as: in whose name the listener learnt of the facts, in words. on: the day."""

    decision: str
    reasons: str
    acts_as: str
    name: str
    on: str


def to_json(sheet: Sheet) -> str:
    """Return a sheet as the text that is sealed."""
    return json.dumps(asdict(sheet), ensure_ascii=False)


def from_json(text: str) -> Sheet | None:
    """Read a sealed sheet, None when there is none."""
    return Sheet(**json.loads(text)) if text else None


def sheet_document(sheet: Sheet, number: str) -> Document:
    """Return a sheet to print. number: of the case."""
    return Document(
        title="Fiche « article 40 »",
        subtitle=f"Dossier {number}",
        author=sheet.name,
        date=sheet.on,
        blocks=(
            KeyFacts(
                (
                    ("Écoute comme", sheet.acts_as),
                    ("Décision", str(DECISIONS[sheet.decision])),
                    ("Décidée par", sheet.name),
                    ("Le", sheet.on),
                )
            ),
            Heading(1, "Motifs"),
            *(Paragraph(line) for line in sheet.reasons.splitlines() if line.strip()),
            Heading(1, "Ce que dit la loi"),
            *(Paragraph(sentence) for sentence in LAW),
            Callout("Rien n'est envoyé", "Cette fiche garde une décision et ses motifs. Vigie n'avise personne."),
        ),
        contents=False,
    )
