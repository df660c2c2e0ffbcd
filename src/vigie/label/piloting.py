"""The pilot's view of all structures: who is on the way, and which operators of the plan are not yet (S185)."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from vigie.accounts.models import Organisation
from vigie.core.tables import Column, Kind, Table
from vigie.label.facts import StructureRow, structure_rows
from vigie.label.models import Application, Commitment, SigningInvitation
from vigie.label.state_words import in_words
from vigie.plan.models import Participation


def has_begun() -> Q:
    """Say that a structure signed, was asked to sign, or began an application."""
    here = {"organisation": OuterRef("pk")}
    return Q(
        Exists(Commitment.objects.filter(**here))
        | Exists(Application.objects.filter(**here))
        | Exists(SigningInvitation.objects.filter(**here, closed_at=None))
    )


def is_operator() -> Exists:
    """Say that a structure carries an action of the plan."""
    return Exists(Participation.objects.filter(organisation=OuterRef("pk"), part=Participation.Part.BEARER))


def structures() -> QuerySet[Organisation]:
    """Return structures by name."""
    return Organisation.objects.select_related("parent").order_by("name", "pk")


def on_the_way(day: date) -> list[StructureRow]:
    """Return the structures that began, with where they stand."""
    return structure_rows(structures().filter(has_begun()), day)


def operators_to_invite() -> QuerySet[Organisation]:
    """Return the operators of the programming that have not begun."""
    return structures().filter(is_operator()).exclude(has_begun())


def programming_table(day: date) -> Table:
    """Return, for the call for projects, each structure that carries an action or began, with where it stands."""
    followed = structures().annotate(is_operator=is_operator()).filter(Q(is_operator()) | has_begun())
    rows = structure_rows(followed, day)
    columns = (
        Column("structure", gettext("Structure")),
        Column("categorie", gettext("Catégorie")),
        Column("operateur", gettext("Porte une action du plan"), Kind.YES_NO),
        Column("etat", gettext("Où en est le label")),
        Column("engagee_le", gettext("Engagée le"), Kind.DATE),
        Column("candidature_le", gettext("Candidature commencée le"), Kind.DATE),
        Column("valable_jusqu_au", gettext("Label valable jusqu'au"), Kind.DATE),
    )
    return Table(gettext("Qualification des opérateurs"), columns, tuple(programming_row(row) for row in rows))


def programming_row(row: StructureRow) -> tuple[str | bool | date | None, ...]:
    """Return the line of a structure."""
    organisation = row.organisation
    return (
        str(organisation),
        str(organisation.get_category_display()),
        organisation.is_operator,  # type: ignore[attr-defined]
        str(in_words(row.state)[0]),
        row.commitments[0].signed_at.date() if row.commitments else None,
        row.rounds[-1].begun_on if row.rounds else None,
        row.granted.valid_until if row.granted else None,
    )
