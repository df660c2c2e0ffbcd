"""The constat of a test as a document to print, in French. It names nobody, and tells no outcome."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext, override

from vigie.core.day_words import date_format
from vigie.core.documents import Callout, Document, Heading, KeyFacts, Paragraph, Run, TableBlock, Text
from vigie.territory.models import Territory
from vigie.testing.evidence.chronology import chronology_block
from vigie.testing.models import Campaign, Constat, Evidence

MOMENT = "j F Y, H:i:s"
GROUP = 4


def in_groups(code: str) -> str:
    """Return a code as it is easily typed again."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def constat_document(constat: Constat, address: str) -> Document:
    """Return a constat, not saved yet. address: of the page that verifies it."""
    test, territory = constat.test, Territory.objects.first()
    pieces = list(Evidence.objects.filter(application__test=test).select_related("application").order_by("sequence"))
    with override("fr"):
        return Document(
            title=gettext("Constat du test n° %(number)d") % {"number": test.number},
            subtitle=territory.name if territory else "Vigie",
            date=date_format(timezone.localdate(constat.made_at)),
            blocks=(
                KeyFacts((*campaign_facts(test.campaign), *constat_facts(constat, address))),
                Heading(1, gettext("Chronologie")),
                chronology_block(test, pieces),
                Heading(1, gettext("Pièces")),
                pieces_block(pieces),
                Heading(1, gettext("Ce que ce constat établit")),
                *map(Paragraph, limits()),
                Callout(
                    gettext("Le vérifier"),
                    gettext(
                        "À cette adresse, tapez le code de vérification\u00a0: la page redit ces empreintes, et si la "
                        "chaîne est entière. Tapez l'empreinte d'un fichier\u00a0: elle dit s'il est l'une des pièces."
                    ),
                ),
            ),
            contents=False,
            landscape=True,
        )


def campaign_facts(campaign: Campaign) -> list[tuple[str, Text]]:
    """Return what is said of a campaign."""
    return [
        (gettext("Campagne de tests"), campaign.code),
        (gettext("Mode"), str(campaign.get_mode_display())),
        (gettext("Empreinte du protocole figé (SHA-256)"), campaign.protocol_hash),
    ]


def constat_facts(constat: Constat, address: str) -> list[tuple[str, Text]]:
    """Return what is said of a constat, and by what it is verified."""
    head = gettext("%(number)d, d'empreinte %(entry)s") % {"number": constat.head, "entry": constat.entry}
    return [
        (gettext("Établi le"), date_format(timezone.localtime(constat.made_at), MOMENT)),
        (gettext("Dernière ligne de la chaîne"), head if constat.head else gettext("aucune pièce")),
        (gettext("Code de vérification"), in_groups(constat.code)),
        (gettext("À vérifier sur"), (Run(address, link=address),)),
    ]


def pieces_block(pieces: Sequence[Evidence]) -> TableBlock | Paragraph:
    """Return the pieces of a test with their digests."""
    if not pieces:
        return Paragraph(gettext("Aucune pièce n'a été jointe à ce test."))
    rows = tuple(
        (
            str(piece.sequence),
            piece.application.code,
            str(piece.get_kind_display()),
            date_format(timezone.localtime(piece.received_at), MOMENT),
            localize(piece.size),
            piece.digest,
            gettext("oui") if piece.stamp else gettext("non"),
        )
        for piece in pieces
    )
    headers = (
        gettext("N°"),
        gettext("Candidature"),
        gettext("Sorte"),
        gettext("Reçue le"),
        gettext("Octets"),
        gettext("Empreinte (SHA-256)"),
        gettext("Horodatée"),
    )
    return TableBlock(gettext("Pièces du test"), headers, rows, widths=(3, 7, 8, 10, 6, 22, 6), numeric=frozenset({4}))


def limits() -> list[str]:
    """Return what a constat establishes and what it does not, in sentences."""
    return [
        gettext(
            "Ces pièces ont été reçues aux moments dits, et sont gardées à l'octet près. Chaque ligne de la chaîne "
            "contient l'empreinte de la précédente\u00a0: changer, retirer ou ajouter une pièce se verrait."
        ),
        gettext(
            "Ce constat ne dit ni qui a été testé, ni ce qui a été répondu. Il n'a pas la force d'un constat de "
            "commissaire de justice, qui reste possible."
        ),
    ]
