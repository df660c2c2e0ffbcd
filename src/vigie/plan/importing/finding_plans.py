"""Finds the plan a file speaks of: by title, territory and first year; else the only plan there is."""

from collections.abc import Sequence

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.drafts import Findings, PlanDraft
from vigie.plan.models import Plan


def find_plan(draft: PlanDraft, plans: Sequence[Plan], findings: Findings) -> Plan | None:
    """Return the plan of a draft, new when none fits; None, with an error, when several bear its title.

    A draft without title goes into the only plan that its territory and years allow, else into a plan to be named.
    """
    fitting = [plan for plan in plans if fits(draft, plan)]
    if len(fitting) > 1:
        title = simplify(draft.title or untitled())
        fitting = [plan for plan in fitting if simplify(plan.title) == title]
    if len(fitting) > 1:
        fitting = [plan for plan in fitting if is_exact(draft, plan)] or fitting
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        findings.refuse(
            draft.where,
            gettext("plusieurs plans peuvent être celui-ci : précisez son titre, son territoire et sa période."),
        )
        return None
    return new_plan(draft, findings)


def fits(draft: PlanDraft, plan: Plan) -> bool:
    """Whether a draft may speak of that plan: what both say must be the same."""
    said = (
        (draft.title, plan.title),
        (draft.fields.get("territory_name", ""), plan.territory_name),
        (str(draft.fields.get("starts_in") or ""), str(plan.starts_in or "")),
    )
    return all(not one or not other or simplify(one) == simplify(other) for one, other in said)


def is_exact(draft: PlanDraft, plan: Plan) -> bool:
    """Whether the plan also leaves unsaid what the draft leaves unsaid."""
    return simplify(draft.fields.get("territory_name", "")) == simplify(plan.territory_name) and (
        draft.fields.get("starts_in") == plan.starts_in
    )


def new_plan(draft: PlanDraft, findings: Findings) -> Plan:
    """Return a plan to be created, with the title of the draft, or one that asks to be changed."""
    if draft.title:
        return Plan(title=draft.title)
    message = gettext("le fichier ne nomme pas son plan : il est créé sous le nom « %(title)s », à renommer.")
    findings.warn(draft.where, message % {"title": untitled()})
    return Plan(title=untitled())


def untitled() -> str:
    """Return the title of a plan that nobody named."""
    return gettext("Plan sans titre")
