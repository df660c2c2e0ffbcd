"""Two campaigns side by side: whether they measured the same thing, and which others one may be put beside."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.documents import Document
from vigie.testing.models import Campaign, Study
from vigie.testing.report.composing import ruling_of
from vigie.testing.report.waves import Told, waves_report
from vigie.testing.results.deciding import judged_result
from vigie.testing.results.gathering import design_of_campaign

PARTS: Final[Mapping[str, str | Promise]] = {
    "outcomes": _("les codes de résultat"),
    "stages": _("les étapes"),
    "profiles": _("les profils"),
    "messages": _("les messages"),
}
# The level is that of the intervals, which combine when it is the same; the mode says who applied.
SETTINGS: Final[Mapping[str, str | Promise]] = {
    "criterion": _("le critère"),
    "domain": _("le domaine"),
    "mode": _("le mode"),
    "valid_rule": _("la règle qui dit quand un test est valable"),
    "level": _("le risque de fausse alerte"),
}


class Other(NamedTuple):
    """A campaign that one may be put beside. is_same: whether both measured the same thing."""

    campaign: Campaign
    is_same: bool


def differing(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[str]:
    """Return what is not the same in two frozen protocols, among what makes them measure the same thing."""
    parts = [str(name) for key, name in PARTS.items() if earlier[key] != later[key]]
    ours, theirs = earlier["settings"], later["settings"]
    return parts + [str(name) for key, name in SETTINGS.items() if ours[key] != theirs[key]]


def in_order(one: Study, other: Study) -> tuple[Study, Study]:
    """Return two studies, that of the campaign that began first at the head."""
    first, second = sorted((one, other), key=lambda study: (study.campaign.starts_on, study.pk))
    return first, second


def comparison_of(one: Study, other: Study) -> Document:
    """Return two studies side by side, whichever is given first; no organisation is in it."""
    waves = in_order(one, other)
    earlier, later = (told_of(study) for study in waves)
    protocols = [json.loads(study.campaign.protocol) for study in waves]
    return waves_report(earlier, later, differing(*protocols))


def told_of(study: Study) -> Told:
    """Return a study as the document takes it."""
    result = judged_result(study)
    return Told(study.campaign.name, result["comparisons"], ruling_of(result, design_of_campaign(study.campaign)))


def others_of(study: Study, among: QuerySet[Study]) -> Sequence[Other]:
    """Return the campaigns of other studies, those that measured the same thing first, then the latest first."""
    protocol = json.loads(study.campaign.protocol)
    studies = among.exclude(pk=study.pk).select_related("campaign").defer("result")
    others = [
        Other(each.campaign, not differing(protocol, json.loads(each.campaign.protocol)))
        for each in studies.order_by("-campaign__starts_on", "campaign__name")
    ]
    return sorted(others, key=lambda other: not other.is_same)
