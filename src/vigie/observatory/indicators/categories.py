"""The words of the parts of a breakdown: sexes, communes, or what the file says."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import SEXES
from vigie.observatory.models import Indicator, Measure
from vigie.territory.models import Commune

SEX_LABELS: Mapping[str, str | Promise] = {
    "woman": _("femmes"),
    "man": _("hommes"),
    "not_stated": _("non renseigné"),
}
COMMUNE = "commune:"
# In the order in which parts are shown; those of other breakdowns follow, in alphabetical order.
RANK = {sex: rank for rank, sex in enumerate(SEXES)}


def category_labels(measures: Iterable[Measure]) -> dict[str, str]:
    """Return the words of the categories of some measures, by code; one query when there are communes among them."""
    codes = {measure.category for measure in measures}
    labels = {code: str(SEX_LABELS.get(code, code)) for code in codes}
    places = {code.removeprefix(COMMUNE) for code in codes if code.startswith(COMMUNE)}
    if places:
        named = Commune.objects.filter(insee_code__in=places).values_list("insee_code", "name")
        labels |= {f"{COMMUNE}{code}": name for code, name in named}
    return labels


def breakdown_label(breakdown: str, indicator: Indicator) -> str:
    """Return what measures are broken down by, in words: « Sexe »; nothing for the whole."""
    if breakdown == Measure.Breakdown.WHOLE:
        return ""
    if breakdown == Measure.Breakdown.OTHER and indicator.other_breakdown:
        return indicator.other_breakdown
    return str(Measure.Breakdown(breakdown).label).capitalize()


def rank_of(category: str) -> tuple[int, str]:
    """Return where a category stands among the others; the whole comes first."""
    return (RANK.get(category, len(RANK)) if category else -1, category)
