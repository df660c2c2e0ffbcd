"""Composes the document of an edition from what it releases: a pure function, without the database."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext

from vigie.core.documents import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeyFacts,
    Paragraph,
    Run,
    TableBlock,
)
from vigie.core.markdown import to_blocks
from vigie.observatory.explorer.names import QUESTIONS
from vigie.observatory.released import Edition, Passage
from vigie.observatory.released_json import hash_of, to_json
from vigie.observatory.restitution.figures import crossing_tables, left_online, variable_blocks
from vigie.observatory.restitution.indicators import indicator_blocks
from vigie.observatory.restitution.remembering import told_of
from vigie.observatory.restitution.wording import (
    edition_name,
    mention,
    scope_note,
    secrecy_note,
    signature,
)
from vigie.territory.svg_map import OutlinedCommune


def document_of(edition: Edition, address: str, communes: Sequence[OutlinedCommune] = ()) -> Document:
    """Return an edition as a document. address: where the public reads it, files included. communes: for the map."""
    blocks = [
        *warnings(edition),
        *remember(edition),
        *questions(edition, communes),
        *crossings(edition),
        *titled(gettext("Les indicateurs"), indicator_blocks(edition)),
        *missing(edition),
        *passages(gettext("Ce que dit le diagnostic"), edition.findings),
        *passages(gettext("Comment ces chiffres sont faits"), edition.method),
        *protection(edition, address),
    ]
    return Document(
        title=edition.title,
        subtitle=edition.territory,
        annex=mention(edition),
        author=edition.territory,
        date=signature(edition),
        summary=gettext("Ce que l'observatoire des discriminations a compté en %(year)d") % {"year": edition.vintage},
        cover=True,
        contents=True,
        blocks=tuple(blocks),
    )


def titled(title: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks under a heading; nothing when there is none."""
    return [Heading(1, title), *blocks] if blocks else []


def lowered(blocks: Sequence[Block], levels: int) -> list[Block]:
    """Return the blocks of a text with their headings under the one they come after."""
    return [replace(one, level=one.level + levels) if isinstance(one, Heading) else one for one in blocks]


def warnings(edition: Edition) -> list[Block]:
    """Return what must be known before reading."""
    said = [scope_note(), secrecy_note(edition)]
    if edition.is_fictitious:
        said.insert(
            0, gettext("Les signalements comptés ici sont inventés pour la démonstration\u00a0: ne les citez pas.")
        )
    if edition.corrects is not None:
        words = {"number": edition.corrects, "reason": edition.correction_reason}
        said.insert(0, gettext("Cette édition remplace la n°\u00a0%(number)d. %(reason)s") % words)
    return [Callout(gettext("À savoir avant de lire"), "\n".join(text.strip() for text in said))]


def remember(edition: Edition) -> list[Block]:
    """Return what is to be remembered: the words of whoever prepared the edition, then what its numbers say."""
    blocks = lowered(to_blocks(edition.introduction), 1) if edition.introduction.strip() else []
    return titled(gettext("Ce qu'il faut retenir"), [*blocks, BulletList(tuple(told_of(edition)))])


def questions(edition: Edition, communes: Sequence[OutlinedCommune]) -> list[Block]:
    """Return each question with its drawing and its table."""
    blocks: list[Block] = []
    for name, question in QUESTIONS.items():
        answer = variable_blocks(edition, name, str(question), communes)
        blocks += [Heading(2, str(question)), *answer] if answer else []
    return titled(gettext("Question par question"), blocks)


def crossings(edition: Edition) -> list[Block]:
    """Return the tables of two variables, and the names of those that are too wide or too deep for a page."""
    blocks: list[Block] = [*crossing_tables(edition)]
    if online := left_online(edition):
        said = gettext("Trop grands pour une page, ces tableaux sont en ligne\u00a0: %(names)s.")
        blocks.append(Paragraph(said % {"names": gettext("\u00a0; ").join(online)}))
    return titled(gettext("Plusieurs variables à la fois"), blocks)


def missing(edition: Edition) -> list[Block]:
    """Return the data that exist nowhere, or that their holder has not given."""
    if not edition.missing:
        return []
    said = gettext("Ces données manquent. Leur absence n'est pas un zéro\u00a0: personne ne peut dire combien.")
    title = gettext("Données absentes")
    return [Heading(1, title), Paragraph(said), missing_table(edition, title)]


def missing_table(edition: Edition, title: str) -> TableBlock:
    """Return what is missing, who holds it, and where the request stands."""
    headers = (gettext("Donnée"), gettext("Qui la détient"), gettext("Où cela en est"))
    return TableBlock(title, headers, tuple((one.label, one.holder, one.said) for one in edition.missing))


def passages(title: str, texts: Sequence[Passage]) -> list[Block]:
    """Return titled texts."""
    blocks: list[Block] = []
    for passage in texts:
        blocks += [Heading(2, passage.title), *lowered(to_blocks(passage.text), 2)]
    return titled(title, blocks)


def protection(edition: Edition, address: str) -> list[Block]:
    """Return how nobody can be recognised, and how to check that the document says what was signed."""
    said = gettext(
        "Aucun nombre compté de 1 à %(most)d n'est donné, ni aucun nombre qui permettrait d'en retrouver un par "
        "soustraction, dans cette édition ou avec les précédentes. Un calcul cherche, pour chaque nombre secret, "
        "tout ce que l'on pourrait en déduire\u00a0: l'édition ne peut être signée que si l'on ne peut exclure ni "
        "zéro, ni un nombre assez grand pour être montré."
    )
    facts = (
        (gettext("Édition"), edition_name(edition)),
        (gettext("Empreinte (SHA-256)"), hash_of(to_json(edition))),
        (gettext("Données, tableaux et méthode"), (Run(address, link=address),)),
        (gettext("Licence"), gettext("Licence Ouverte 2.0, Etalab")),
    )
    paragraph = Paragraph(said % {"most": edition.threshold - 1})
    return [Heading(1, gettext("Comment les personnes sont protégées")), paragraph, KeyFacts(facts)]
