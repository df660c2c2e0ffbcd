"""The proof of filing: when, where, which number, and the digest of what was sent. Never a word of it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.core.day_words import date_format
from vigie.core.documents import Document, KeyFacts, Paragraph
from vigie.core.page_tokens import open_token, seal_token
from vigie.support.filing.report import Filed

DAY = 24 * 3600


def proof_token(filed: Filed) -> str:
    """Return what lets the receipt page ask for the proof, for a day; the receipt itself is not in it."""
    values = [filed.number, filed.point, date_format(filed.filed_on, "j F Y"), filed.digest]
    return seal_token("proof", values, seconds=DAY)


def proof_facts(token: str) -> list[tuple[str, str]]:
    """Return the lines of a proof. Raises StaleToken."""
    number, point, day, digest = open_token("proof", token)
    return [
        (_("Reçu le"), day),
        (_("Par"), point),
        (_("Numéro du dossier"), number),
        (_("Empreinte de l'envoi (SHA-256)"), digest),
    ]


def proof_document(lines: list[tuple[str, str]], territory: Any) -> Document:
    """Return the proof as a document to print."""
    name = territory.name if territory else "Vigie"
    return Document(
        title=_("Preuve de dépôt d'un signalement"),
        subtitle=name,
        date=date_format(timezone.localdate(), "j F Y"),
        blocks=(
            Paragraph(
                _("Un signalement a été reçu par le lieu d'accueil nommé ici. Ce document n'en dit pas le contenu.")
            ),
            KeyFacts(tuple(lines)),
            Paragraph(
                _(
                    "L'empreinte est un nombre calculé sur tout ce qui a été envoyé, fichiers compris : elle permet au "
                    "lieu d'accueil de prouver que rien n'a été changé depuis. Elle ne permet pas "
                    "de retrouver le texte."
                )
            ),
            Paragraph(_("Cette preuve n'ouvre pas le dossier : seul le code de suivi le fait. Gardez-les séparément.")),
        ),
    )
