"""The pages about bodies share their links: who meets, when, what was decided, how the plan is revised."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.plan.rules import may_read_bodies, may_read_plan


def governance_page(
    request: Request, template: str, current: str, *, title: str = "", trail: tuple[Any, ...] = (), **context: Any
) -> HttpResponse:
    """Draw a page of the governance with the links to its main pages.

    current: the name of the main page this one is, or is under. title: of a page under it, the main page's otherwise.
    trail: the links between the main page and this one, as (label, address).
    """
    pages = [
        ("plan:bodies", gettext("Instances"), may_read_bodies),
        ("plan:meetings", gettext("Réunions"), may_read_bodies),
        ("plan:decisions", gettext("Décisions"), may_read_bodies),
        ("plan:versions", gettext("Versions et révision"), may_read_plan),
    ]
    labels = {name: label for name, label, _rule in pages}
    links = [(label, reverse(name), name == current) for name, label, rule in pages if rule(request.actor) is None]
    main = (labels[current], reverse(current) if title else None)
    context |= {
        "governance_pages": links,
        "page_title": title or labels[current],
        "breadcrumb": [main, *trail, *([(title, None)] if title else [])],
    }
    return render(request, template, context)
