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


def with_marks() -> QuerySet[Organisation]:
    """Return structures with what tells them apart: on the way, operator of the programming."""
    here = {"organisation": OuterRef("pk")}
    on_the_way = (
        Exists(Commitment.objects.filter(**here))
        | Exists(Application.objects.filter(**here))
        | Exists(SigningInvitation.objects.filter(**here, closed_at=None))
    )
    carries = Participation.objects.filter(**here, part=Participation.Part.BEARER)
    rows = Organisation.objects.select_related("parent").annotate(
        is_on_the_way=Q(on_the_way), is_operator=Exists(carries)
    )
    return rows.order_by("name", "pk")


def on_the_way(day: date) -> list[StructureRow]:
    """Return the structures that began, with where they stand."""
    return structure_rows(with_marks().filter(is_on_the_way=True), day)


def operators_to_invite() -> QuerySet[Organisation]:
    """Return the operators of the programming that have not begun."""
    return with_marks().filter(is_operator=True, is_on_the_way=False)


def programming_table(day: date) -> Table:
    """Return, for the call for projects, each structure that carries an action or began, with where it stands."""
    rows = structure_rows(with_marks().filter(Q(is_operator=True) | Q(is_on_the_way=True)), day)
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
