"""Draws the sheet of a linked document: as a document to print or edit, and as a table."""

from django.utils.translation import gettext

from vigie.core.documents import Block, Callout, Document, Heading, KeyFacts, Paragraph, TableBlock
from vigie.core.tables import Column, Table, table_of
from vigie.plan.linkages import Sheet


def strict_warning() -> str:
    """Say in plain words what must never pass, and why (S186)."""
    return gettext(
        "Ne transmettez rien sur personne : ni nom, ni coordonnées, ni situation, ni effectif. La lutte contre les "
        "discriminations protège des personnes ; la prévention de la radicalisation en signale. Une personne qui "
        "demande de l'aide doit être sûre que son nom n'ira jamais de l'une à l'autre. Seules des actions communes "
        "se partagent."
    )


def title_of(sheet: Sheet) -> str:
    """Return the title of the sheet, also the name of its file."""
    return gettext("Fiche d'articulation : %(name)s") % {"name": sheet.name}


def document_of(sheet: Sheet) -> Document:
    """Return the sheet as a document."""
    warning: list[Block] = (
        [Callout(gettext("Aucune donnée personnelle"), strict_warning())] if sheet.keeps_people_out else []
    )
    return Document(
        title=title_of(sheet),
        subtitle=sheet.plan_title,
        contents=False,
        blocks=(*warning, *presentation(sheet), *project(sheet), *actions(sheet)),
    )


def presentation(sheet: Sheet) -> list[Block]:
    """Return what ties the two documents, and who is written to."""
    pairs = [
        (gettext("Contribution"), sheet.contribution or gettext("non précisée")),
        (gettext("Référence"), sheet.reference),
        (gettext("Contact pour ce document"), sheet.referent or gettext("à désigner")),
        (gettext("Ce qui peut être partagé"), sheet.sharing),
    ]
    tie: list[Block] = [Paragraph(sheet.tie[:1].upper() + sheet.tie[1:])] if sheet.tie else []
    facts = KeyFacts(tuple((term, value) for term, value in pairs if value))
    return [Heading(1, gettext("Le lien entre les deux documents")), *tie, facts]


def project(sheet: Sheet) -> list[Block]:
    """Return the project that the document cites."""
    return [Heading(1, gettext("Projet cité")), KeyFacts(sheet.project)] if sheet.project else []


def actions(sheet: Sheet) -> list[Block]:
    """Return the shared actions as a table, or say that there is none."""
    heading = Heading(1, gettext("Actions communes"))
    if not sheet.actions:
        return [heading, Paragraph(gettext("Aucune action commune n'est encore désignée."))]
    table = table_of_actions(sheet)
    rows = tuple(tuple(row) for row in table.displayed_rows())
    return [heading, TableBlock(gettext("Actions du plan partagées avec ce document"), table.headers, rows)]


def table_of_actions(sheet: Sheet) -> Table:
    """Return the shared actions as a table of values."""
    columns = [
        Column("code", gettext("Code"), width=8),
        Column("action", gettext("Action"), width=50),
        Column("axes", gettext("Axes"), width=12),
        Column("structures", gettext("Structures porteuses"), width=40),
        Column("echeance", gettext("Échéance"), width=24),
        Column("statut", gettext("Statut"), width=20),
    ]
    rows = [
        (one.code, one.name, ", ".join(one.axes), " ; ".join(one.bearers), one.timing, one.status)
        for one in sheet.actions
    ]
    return table_of(title_of(sheet), columns, rows)
