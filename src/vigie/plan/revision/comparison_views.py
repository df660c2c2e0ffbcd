"""The page that shows two versions side by side, or a version and the plan today, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.docx_output import to_docx
from vigie.core.exports import file_response, table_response
from vigie.plan.access import plan_or_404
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Plan, PlanVersion
from vigie.plan.revision.differences import (
    SectionDifference,
    differences_document,
    differences_table,
    read_differences,
)
from vigie.plan.revision.freezing import frozen_content
from vigie.plan.rules import may_read_plan

TODAY = "aujourd-hui"


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its word in addresses, its name, its content."""

    word: str
    name: str
    content: Mapping[str, Any]


def side_of(plan: Plan, word: str) -> Side:
    """Return one side. Raises Http404 when the plan has no such version."""
    if word == TODAY:
        return Side(TODAY, gettext("Le plan aujourd'hui"), frozen_content(plan))
    number = int(word) if word.isdecimal() and len(word) < 5 else 0
    found = PlanVersion.objects.filter(plan=plan, number=number).first()
    if found is None:
        raise Http404(gettext("Ce plan n'a pas cette version."))
    return Side(word, gettext("Version %(number)s") % {"number": found.number}, found.content)


def sides_of(request: Request, plan: Plan) -> tuple[Side, Side]:
    """Return the two sides that are asked for: by default, the latest version and the plan today."""
    latest = PlanVersion.objects.filter(plan=plan).order_by("-number").values_list("number", flat=True).first()
    if latest is None:
        raise Http404(gettext("Ce plan n'a pas encore de version adoptée."))
    before = side_of(plan, request.GET.get("de") or str(latest))
    return before, side_of(plan, request.GET.get("a") or TODAY)


def title_of(before: Side, after: Side) -> str:
    """Return the title of a comparison."""
    return gettext("Comparer : %(before)s, %(after)s") % {"before": before.name, "after": after.name}


@allowed(may_read_plan)
def compare_versions(request: Request, plan_id: int) -> HttpResponse:
    """What differs, by section, thing and field."""
    plan = plan_or_404(plan_id)
    before, after = sides_of(request, plan)
    sections = read_differences(before.content, after.content)
    numbers = PlanVersion.objects.filter(plan=plan).order_by("number").values_list("number", flat=True)
    choices = [(str(number), gettext("Version %(number)s") % {"number": number}) for number in numbers]
    query = urlencode({"de": before.word, "a": after.word})
    context: dict[str, Any] = {
        "plan": plan,
        "before": before,
        "after": after,
        "sections": sections,
        "count": count_of(sections),
        "choices": [*choices, (TODAY, gettext("Le plan aujourd'hui"))],
        "files": [
            (name.upper(), f"{reverse('plan:compare_file', args=[plan.pk, name])}?{query}") for name in ("xlsx", "docx")
        ],
        "title": gettext("Comparer deux états du plan"),
        "trail": ((plan.title, reverse("plan:plan_versions", args=[plan.pk])),),
    }
    return governance_page(request, "plan/revision/comparison.html", "plan:versions", **context)


def count_of(sections: list[SectionDifference]) -> int:
    """Return how many things differ."""
    return sum(len(section.things) for section in sections)


@allowed(may_read_plan)
def compare_file(request: Request, plan_id: int, file_format: str) -> HttpResponse:
    """The same as a table or as a document."""
    if file_format not in ("xlsx", "docx"):
        raise Http404
    plan = plan_or_404(plan_id)
    before, after = sides_of(request, plan)
    sections = read_differences(before.content, after.content)
    title = f"{plan.title} – {title_of(before, after)}"
    if file_format == "xlsx":
        return table_response(differences_table(title, before.name, after.name, sections), "xlsx")
    return file_response(to_docx(differences_document(title, before.name, after.name, sections)), title, "docx")
