"""A call is written with its grid, changed, published; each act with its line of the journal."""

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.network.models import Call, GridLine, Reading
from vigie.network.refusals import NotNow

# What the grid starts with: label, what is looked at. All of it may be changed while nobody has read.
STARTING_GRID: Final = (
    (_("Motivation"), _("Ce qui pousse la personne à agir, et ce qu'elle a compris de la fonction.")),
    (_("Écoute"), _("Sait recevoir une parole sans juger, sans interroger, sans décider à la place de l'autre.")),
    (_("Discrétion"), _("Comprend ce qui doit rester entre soi, et ce qui se transmet.")),
    (_("Ancrage dans le territoire"), _("Connaît des lieux, des groupes ou des publics que le réseau touche peu.")),
    (_("Disponibilité"), _("Le temps annoncé permet de suivre la formation et de tenir le mandat.")),
)


def create_call(*, call: Call, by: Person | None) -> Call:
    """Write a new call with the grid that all start with."""
    with transaction.atomic(), override("fr"):
        call.save(force_insert=True)
        for place, (label, description) in enumerate(STARTING_GRID):
            GridLine.objects.create(call=call, position=place, label=str(label), description=str(description))
        record(actor=by, verb="network_call_written", on=call)
    return call


def change_call(*, call: Call, fields: list[str], by: Person) -> None:
    """Write the fields of a call that changed. Raises NotNow when, with what others wrote meanwhile, its days cross."""
    if not fields:
        return
    with transaction.atomic():
        current = Call.objects.select_for_update().filter(pk=call.pk).first()
        if current is None:
            raise NotNow(gettext("Cet appel vient d'être supprimé."))
        for name in fields:
            setattr(current, name, getattr(call, name))
        if not current.opens_on <= current.closes_on <= current.answer_by:
            raise NotNow(gettext("Quelqu'un vient de changer les dates de cet appel : relisez-les, puis recommencez."))
        current.save(update_fields=fields)
        record(actor=by, verb="network_call_changed", on=call)


def publish_call(*, call_id: int, by: Person | None) -> None:
    """Let everyone read a call. Done again, nothing changes. Raises NotNow when it would already be over."""
    with transaction.atomic():
        call = Call.objects.select_for_update().get(pk=call_id)
        if call.published_on:
            return
        if call.closes_on < timezone.localdate():
            raise NotNow(gettext("Le dernier jour de cet appel est déjà passé : changez ses dates, puis publiez-le."))
        if not call.grid.exists():
            raise NotNow(gettext("La grille d'examen est vide : ajoutez au moins un critère avant de publier."))
        call.published_on = timezone.localdate()
        call.save(update_fields=["published_on"])
        record(actor=by, verb="network_call_published", on=call)


def remove_call(*, call_id: int, by: Person) -> None:
    """Remove a call that nobody has seen. Raises NotNow once it was published."""
    with transaction.atomic():
        call = Call.objects.select_for_update().get(pk=call_id)
        if call.published_on:
            raise NotNow(gettext("Cet appel a été publié : il reste lisible. Changez plutôt son dernier jour."))
        record(actor=by, verb="network_call_removed", on=call)
        call.delete()


def grid_refusal(call: Call) -> str | None:
    """Return why the grid of a call no longer changes, or None: those who read must have the same one."""
    if Reading.objects.filter(candidacy__call=call, given_on__isnull=False).exists():
        return gettext("Une lecture est déjà rendue : la grille ne change plus, pour que tout le monde ait la même.")
    return None


def save_grid_line(*, line: GridLine, by: Person) -> None:
    """Add a line to the grid, or change one. Raises NotNow once someone has read."""
    with transaction.atomic():
        call = _call_with_free_grid(line.call_id)
        if line.pk is None:
            line.position = call.grid.count()
        line.save()
        record(actor=by, verb="network_grid_changed", on=call)


def remove_grid_line(*, line: GridLine, by: Person) -> None:
    """Take a line out of the grid. Raises NotNow once someone has read."""
    with transaction.atomic():
        call = _call_with_free_grid(line.call_id)
        GridLine.objects.filter(pk=line.pk).delete()
        record(actor=by, verb="network_grid_changed", on=call)


def _call_with_free_grid(call_id: int) -> Call:
    call = Call.objects.select_for_update().get(pk=call_id)
    if refusal := grid_refusal(call):
        raise NotNow(refusal)
    return call
