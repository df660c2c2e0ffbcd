"""The acts by which the pilot asks figures of actions each year, changes what is asked, and stops asking."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, AskedFigure

WORDS = ("label", "unit", "counts_people", "from_year", "to_year")


def ask_figure(
    *,
    actions: Iterable[Action],
    label: str,
    unit: str,
    counts_people: bool,
    from_year: int | None,
    to_year: int | None,
    actor: Person,
    is_fictitious: bool = False,
) -> list[AskedFigure]:
    """Ask a figure of one or several actions for each year; return the new ones.

    An action that is already asked a figure of that label is left as it is: sending a form twice asks once.
    """
    with transaction.atomic():
        locked = list(Action.objects.select_for_update().filter(pk__in=[action.pk for action in actions]))
        held = AskedFigure.objects.filter(label=label, action__in=locked).values_list("action_id", flat=True)
        already = set(held)
        asked = []
        for action in locked:
            if action.pk not in already:
                last = action.asked_figures.aggregate(last=Max("order"))["last"]
                row = AskedFigure.objects.create(
                    action=action,
                    order=0 if last is None else last + 1,
                    label=label,
                    unit=unit,
                    counts_people=counts_people,
                    from_year=from_year,
                    to_year=to_year,
                    is_fictitious=is_fictitious,
                )
                record(actor=actor, verb="figure_asked", on=action, changes={label: ["", years_in_words(row)]})
                asked.append(row)
    return asked


def change_asked_figure(
    *,
    asked: AskedFigure,
    label: str,
    unit: str,
    counts_people: bool,
    from_year: int | None,
    to_year: int | None,
    actor: Person,
) -> None:
    """Correct what is asked; answers already given stay."""
    new = {"label": label, "unit": unit, "counts_people": counts_people, "from_year": from_year, "to_year": to_year}
    with transaction.atomic():
        before = AskedFigure.objects.select_for_update(of=("self",)).select_related("action").get(pk=asked.pk)
        changes = {
            str(AskedFigure._meta.get_field(name).verbose_name): [str(getattr(before, name)), str(value)]  # type: ignore[union-attr]
            for name, value in new.items()
            if getattr(before, name) != value
        }
        for name, value in new.items():
            setattr(before, name, value)
        before.save(update_fields=list(WORDS))
        if changes:
            record(actor=actor, verb="asked_figure_changed", on=before.action, changes=changes)


def stop_asking(*, asked: AskedFigure, actor: Person) -> None:
    """Stop asking a figure: without any answer it disappears, else it is asked no further than its last one."""
    with transaction.atomic():
        kept = AskedFigure.objects.select_for_update(of=("self",)).select_related("action").get(pk=asked.pk)
        last = kept.answers.aggregate(last=Max("year"))["last"]
        changes = {kept.label: [years_in_words(kept), ""]}
        if last is None:
            kept.delete()
        else:
            kept.to_year = max(last, kept.from_year or last)
            kept.save(update_fields=["to_year"])
            changes[kept.label][1] = years_in_words(kept)
        record(actor=actor, verb="asked_figure_stopped", on=kept.action, changes=changes)


def years_in_words(asked: AskedFigure) -> str:
    """Return for which years a figure is asked."""
    years = {"first": asked.from_year, "last": asked.to_year}
    if asked.from_year and asked.to_year:
        return gettext("de %(first)s à %(last)s") % years
    if asked.from_year:
        return gettext("à partir de %(first)s") % years
    return gettext("jusqu'en %(last)s") % years if asked.to_year else gettext("chaque année")
