"""The plan as everyone sees it: these pages read frozen copies and nothing else."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, everyone
from vigie.plan.models import PublicCopy
from vigie.plan.public_content import Content
from vigie.plan.public_pages import (
    action_page_context,
    axis_page_context,
    count_by_axis,
    in_catalogue,
    plan_page_context,
    progress_of,
    status_label,
    timing_in_words,
)
from vigie.plan.search import words_of

PER_PAGE = 20


class OpenPlan:
    """The copies that are open of one plan; of a plan that is closed itself, nothing is."""

    def __init__(self, plan_id: int | None) -> None:
        copies = PublicCopy.objects.filter(object_type=PublicCopy.ObjectType.PLAN)
        chosen = copies.filter(plan_id=plan_id) if plan_id else copies.order_by("-plan__starts_in", "-plan_id")
        copy = chosen.only("plan_id", "content", "opened_at").first()
        if copy is None:
            raise Http404(gettext("Le plan n'est pas encore ouvert au public."))
        self.pk, self.content, self.opened_at = copy.plan_id, copy.content, copy.opened_at
        # Addresses of the current plan stay the same for ever; another plan's carry its number.
        self.prefix = [plan_id] if plan_id else []

    def contents(self, object_type: str) -> list[Content]:
        """Return the open copies of one type, in the order of their codes."""
        copies = PublicCopy.objects.filter(plan=self.pk, object_type=object_type)
        return sorted(copies.values_list("content", flat=True), key=lambda content: content["code"])

    def axes(self) -> list[Content]:
        """Return the open axes."""
        return self.contents(PublicCopy.ObjectType.AXIS)

    def actions(self) -> list[Content]:
        """Return the open actions."""
        return self.contents(PublicCopy.ObjectType.ACTION)

    def one(self, object_type: str, code: str) -> Content:
        """Return one open copy by its code. Raises Http404 when it is not open."""
        copies = PublicCopy.objects.filter(plan=self.pk, object_type=object_type, content__code=code)
        content: Content | None = copies.values_list("content", flat=True).first()
        if content is None:
            raise Http404(gettext("Cette page n'est pas ouverte au public."))
        return content

    def address(self, name: str, *arguments: Any) -> str:
        """Return the address of a public page of this plan."""
        return reverse(name, args=[*self.prefix, *arguments])

    def trail(self, *rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
        """Return the breadcrumb of a page below the plan's."""
        return [(self.content["title"], self.address("plan:public_plan")), *rest]


@allowed(everyone)
def public_plan(request: Request, plan_id: int | None = None) -> HttpResponse:
    """The public page of the plan, at an address that does not change (S80)."""
    opened = OpenPlan(plan_id)
    actions = opened.actions()
    counts = count_by_axis(actions)
    axes = [
        {"content": axis, "url": opened.address("plan:public_axis", axis["code"]), "count": counts[axis["code"]]}
        for axis in opened.axes()
    ]
    context = plan_page_context(opened.content) | {
        "axes": axes,
        "progress": progress_of(actions),
        "action_count": len(actions),
        "catalogue_url": opened.address("plan:public_actions"),
        "opened_at": opened.opened_at,
        "breadcrumb": [(opened.content["title"], None)],
    }
    return render(request, "plan/public_plan.html", context)


@allowed(everyone)
def public_axis(request: Request, code: str, plan_id: int | None = None) -> HttpResponse:
    """The public page of an axis."""
    opened = OpenPlan(plan_id)
    content = opened.one(PublicCopy.ObjectType.AXIS, code)
    actions = [row(opened, action) for action in opened.actions() if code in action["axes"]]
    context = axis_page_context(content) | {"actions": actions, "breadcrumb": opened.trail((content["title"], None))}
    return render(request, "plan/public_axis.html", context)


@allowed(everyone)
def public_actions(request: Request, plan_id: int | None = None) -> HttpResponse:
    """The catalogue of what is done, with a filter by axis and by words (S95)."""
    opened = OpenPlan(plan_id)
    axis, query = request.GET.get("axe", "")[:20], request.GET.get("q", "")[:200]
    words = words_of(query)
    found = [content for content in opened.actions() if in_catalogue(content, axis, words)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = [row(opened, content) for content in page.object_list]
    context = {
        "page": page,
        "axes": opened.axes(),
        "axis": axis,
        "query": query,
        "breadcrumb": opened.trail((gettext("Les actions"), None)),
    }
    return render(request, "plan/public_actions.html", context)


@allowed(everyone)
def public_action(request: Request, code: str, plan_id: int | None = None) -> HttpResponse:
    """The public page of an action."""
    opened = OpenPlan(plan_id)
    content = opened.one(PublicCopy.ObjectType.ACTION, code)
    axes = [
        {"content": axis, "url": opened.address("plan:public_axis", axis["code"])}
        for axis in opened.axes()
        if axis["code"] in content["axes"]
    ]
    catalogue = (gettext("Les actions"), opened.address("plan:public_actions"))
    context = action_page_context(content) | {
        "axes": axes,
        "breadcrumb": opened.trail(catalogue, (content["name"], None)),
    }
    return render(request, "plan/public_action.html", context)


def row(opened: OpenPlan, content: Content) -> dict[str, Any]:
    """Return an open action as lists draw it."""
    return {
        "content": content,
        "url": opened.address("plan:public_action", content["code"]),
        "status": status_label(content["status"]),
        "timing": timing_in_words(content["timing"]),
    }
