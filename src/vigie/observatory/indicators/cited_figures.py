"""Takes the figures that the plan cites from outside, as external indicators with their source (S55, S56, S157)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.fuzzy_dates import simplify
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import MeasureDraft, write_drafts
from vigie.observatory.models import Indicator
from vigie.plan.models import CitedFigure, Plan

# More people who dare to complain is what the plan hopes for (S157).
GOOD_WHEN_RISING = ("plainte", "saisine", "signalement", "reclamation")
# What the plan's note says of a year that is not whole.
INCOMPLETE = "incomplet"


@dataclass(frozen=True)
class Taken:
    """What was taken: the new indicators, and how many measures."""

    indicators: tuple[Indicator, ...]
    measures: int


def figures_to_take(plan: Plan) -> list[CitedFigure]:
    """Return the figures of a plan that say for when they are worth."""
    return [figure for figure in plan.cited_figures.all() if figure.starts_in or figure.ends_in]


def take_cited_figures(*, plan: Plan, actor: Person | None) -> Taken:
    """Create the indicators of the figures that a plan cites, with their values; done twice, it adds nothing.

    They were already public: they enter editions at once, cited.
    """
    series: dict[str, list[CitedFigure]] = {}
    for figure in figures_to_take(plan):
        series.setdefault(code_of(figure), []).append(figure)
    new, measures = [], 0
    with transaction.atomic(), override("fr"):
        for code, figures in series.items():
            indicator, is_new = indicator_of(code, figures, plan)
            drafts = [draft_of(figure, plan) for figure in figures]
            count = len(write_drafts(indicator=indicator, drafts=drafts, actor=actor).new)
            if is_new:
                new.append(indicator)
            if is_new or count:
                record(actor=actor, verb="cited_figures_taken", on=indicator, changes={"mesures": ["", count]})
            measures += count
    return Taken(tuple(new), measures)


def code_of(figure: CitedFigure) -> str:
    """Return the code of the series a figure belongs to."""
    return f"plan-{slugify(figure.label)}"[:60].strip("-")


def indicator_of(code: str, figures: Sequence[CitedFigure], plan: Plan) -> tuple[Indicator, bool]:
    """Return the indicator of a series, created when it is not known yet."""
    first = figures[0]
    rises = any(word in simplify(first.label) for word in GOOD_WHEN_RISING)
    direction = Indicator.Reading.RISE_IS_GOOD if rises else Indicator.Reading.NEUTRAL
    said = {
        "label": first.label[:200],
        "definition": gettext("%(label)s : chiffre donné par son détenteur et cité par le plan.")
        % {"label": first.label},
        "unit": first.unit or gettext("nombre"),
        "direction": direction.value,
        "kind": Indicator.Kind.EXTERNAL,
        "source": first.source or plan.title[:250],
        "method": gettext("Repris tel que le plan le cite, sans autre calcul."),
        "frequency": Indicator.Frequency.IRREGULAR,
        "is_public_source": True,
        "opened_at": timezone.now(),
    }
    return Indicator.objects.get_or_create(code=code, defaults=said)


def draft_of(figure: CitedFigure, plan: Plan) -> MeasureDraft:
    """Return the measure that a figure gives."""
    first, last = figure.starts_in or figure.ends_in, figure.ends_in or figure.starts_in
    period = parse_period(str(first) if first == last else f"{first}-{last}")
    is_whole = INCOMPLETE not in simplify(figure.note)
    cited = gettext("%(source)s, cité par « %(plan)s »") % {
        "source": figure.source or gettext("source non précisée"),
        "plan": plan.title[:120],
    }
    return MeasureDraft(
        period,
        Decimal(figure.value).quantize(Decimal("0.000001")),
        source=cited[:250],
        note=figure.note,
        not_comparable_why="" if is_whole else gettext("l'année peut être incomplète"),
    )
