"""The pages about bodies share their links: who meets, when, what was decided, how the plan is revised."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request
from vigie.accounts.main_pages import MainPages, under_main_page
from vigie.plan.rules import may_read_bodies, may_read_plan

MAIN_PAGES: MainPages = (
    ("plan:bodies", _("Instances"), may_read_bodies),
    ("plan:meetings", _("Réunions"), may_read_bodies),
    ("plan:decisions", _("Décisions"), may_read_bodies),
    ("plan:versions", _("Versions et révision"), may_read_plan),
)


def governance_page(
    request: Request, template: str, current: str, *, title: str = "", trail: tuple[Any, ...] = (), **context: Any
) -> HttpResponse:
    """Draw a page of the governance with the links to its main pages."""
    context |= under_main_page(request, MAIN_PAGES, current, title=title, trail=trail)
    return render(request, template, context)
