"""Compares what a file says with the database: nothing is written, all that would be is gathered."""

from collections.abc import Collection

from django.utils.translation import gettext

from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare_plan import PlanComparison
from vigie.plan.importing.drafts import Findings, PlanDraft, Reading
from vigie.plan.importing.finding_plans import find_plan
from vigie.plan.importing.names import NameBook
from vigie.plan.importing.preview import ImportPreview
from vigie.plan.models import Plan


def compare(reading: Reading, refused_guesses: Collection[str] = ()) -> tuple[ImportPreview, Batch]:
    """Return what importing this reading would do, and the rows it would write.

    refused_guesses: names, as the file writes them, that are not the organisation guessed for them.
    """
    findings = Findings(list(reading.findings.warnings), list(reading.findings.errors))
    batch = Batch()
    preview = ImportPreview(reading.file_name, warnings=findings.warnings, errors=findings.errors)
    if findings.errors:
        return preview, batch
    names = NameBook(batch, findings, refused_guesses)
    plans = list(Plan.objects.order_by("pk"))
    seen: dict[int, PlanDraft] = {}
    for draft in reading.plans:
        plan = find_plan(draft, plans, findings)
        if plan is None:
            continue
        if seen.setdefault(id(plan), draft) is not draft:
            refuse_second(draft, seen[id(plan)], findings)
            continue
        if not any(plan is known for known in plans):
            plans.append(plan)
        comparison = PlanComparison(draft, plan, batch=batch, names=names, findings=findings)
        preview.outcomes += comparison.run()
    preview.outcomes += names.outcomes.values()
    preview.guesses += names.guesses
    return preview, batch


def refuse_second(draft: PlanDraft, other: PlanDraft, findings: Findings) -> None:
    """Note that a file speaks twice of one plan without agreeing with itself."""
    message = gettext("la période ou le territoire n'est pas le même qu'à %(where)s pour le même plan : accordez-les.")
    findings.refuse(draft.where, message % {"where": other.where})
