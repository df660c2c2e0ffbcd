"""Acts on the lines of a protocol: their order, their removal, traits that all profiles share."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.campaigns.parts import LinePart
from vigie.testing.models import Campaign, Stage, Trait
from vigie.testing.refusals import NotNow

VERB: Final = "testing_protocol_changed"
# Beyond every position, so that two lines never hold the same one while they are put in order.
APART: Final = 10_000


def add_line(*, form: Any, campaign: Campaign, by: Person) -> Any:
    """Add the line of a valid form."""
    with transaction.atomic():
        line = form.save(commit=False)
        line.save(force_insert=True)
        record(actor=by, verb=VERB, on=campaign, changes={str(line._meta.verbose_name): ["", str(line)]})
    return line


def move_line(*, part: LinePart, campaign: Campaign, line_id: int, up: bool, by: Person) -> None:
    """Move a line one place up or down; at an end, it stays. In the transaction that locked the campaign."""
    lines = list(part.lines(campaign).order_by("position"))
    place = next((rank for rank, line in enumerate(lines) if line.pk == line_id), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(lines):
        return
    before = ", ".join(map(str, lines))
    lines[place], lines[other] = lines[other], lines[place]
    _number(part, campaign, lines)
    record(actor=by, verb=VERB, on=campaign, changes={"ordre": [before, ", ".join(map(str, lines))]})


def remove_line(*, part: LinePart, campaign: Campaign, line_id: int, by: Person) -> None:
    """Remove a line; removed already, nothing happens. Raises NotNow when a stage needs it. Locked as above."""
    line = part.lines(campaign).filter(pk=line_id).first()
    if line is None:
        return
    needing = Stage.objects.filter(campaign=campaign, passed_from=line_id).first() if part.slug == "resultats" else None
    if needing:
        said = gettext("L'étape « %(stage)s » est franchie à partir de ce résultat : changez-la d'abord.")
        raise NotNow(said % {"stage": needing.name})
    record(actor=by, verb=VERB, on=campaign, changes={str(line._meta.verbose_name): [str(line), ""]})
    line.delete()
    if part.first is not None:
        _number(part, campaign, list(part.lines(campaign).order_by("position")))


def _number(part: LinePart, campaign: Campaign, lines: Sequence[Any]) -> None:
    part.lines(campaign).update(position=F("position") + APART)
    for position, line in enumerate(lines, part.first or 0):
        part.model.objects.filter(pk=line.pk).update(position=position)


def write_trait(
    *, campaign: Campaign, before: str, label: str, is_criterion: bool, values: Mapping[int, str], by: Person
) -> None:
    """Write a trait of all profiles. before: its label until now, empty for a new one. values: by id of profile.

    Raises NotNow when another trait has this label. In the transaction that locked the campaign.
    """
    traits = Trait.objects.filter(profile__campaign=campaign)
    if label != before and traits.filter(label=label).exists():
        raise NotNow(gettext("Cette caractéristique est déjà décrite : changez plutôt celle qui existe."))
    old = ", ".join(traits.filter(label=before).values_list("value", flat=True)) if before else ""
    traits.filter(label=before).delete()
    Trait.objects.bulk_create(
        Trait(profile_id=profile, label=label, value=value, is_criterion=is_criterion)
        for profile, value in values.items()
    )
    record(actor=by, verb=VERB, on=campaign, changes={label or before: [old, ", ".join(values.values())]})


def remove_trait(*, campaign: Campaign, label: str, by: Person) -> None:
    """Take a trait away from all profiles. In the transaction that locked the campaign."""
    traits = Trait.objects.filter(profile__campaign=campaign, label=label)
    values = ", ".join(traits.values_list("value", flat=True))
    if values:
        record(actor=by, verb=VERB, on=campaign, changes={label: [values, ""]})
        traits.delete()
