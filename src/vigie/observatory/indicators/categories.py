"""The words of the parts of a breakdown: sexes, communes, or what the file says."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.observatory.indicators.recording import MeasureDraft
from vigie.observatory.models import Indicator, Measure
from vigie.territory.models import Commune

SEX_LABELS: Mapping[str, str | Promise] = {
    "women": _("femmes"),
    "men": _("hommes"),
    "other": _("autre réponse"),
    "not_stated": _("non renseigné"),
}
COMMUNE = "commune:"
# In the order in which parts are shown; those of other breakdowns follow, in alphabetical order.
RANK = {sex: rank for rank, sex in enumerate(SEX_LABELS)}


def category_labels(measures: Iterable[Measure | MeasureDraft]) -> dict[str, str]:
    """Return the words of the categories of some measures, by code; one query when there are communes among them."""
    codes = {measure.category for measure in measures}
    places = {place_of(code) for code in codes if code.startswith(COMMUNE)}
    names = dict(Commune.objects.filter(insee_code__in=places).values_list("insee_code", "name")) if places else {}
    return {code: label_of(code, names) for code in codes}


def place_of(category: str) -> str:
    """Return the INSEE code of « commune:59606 » or of « commune:59606/women »."""
    return category.removeprefix(COMMUNE).partition("/")[0]


def label_of(category: str, communes: Mapping[str, str]) -> str:
    """Return the words of one category. communes: names by INSEE code."""
    if not category.startswith(COMMUNE):
        return str(SEX_LABELS.get(category, category))
    name, sex = communes.get(place_of(category), place_of(category)), category.partition("/")[2]
    return f"{name}, {SEX_LABELS.get(sex, sex)}" if sex else name


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
