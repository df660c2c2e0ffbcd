"""The working pages of the observatory share their links: what it counts, where data come from, what it says."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, Rule
from vigie.observatory.rules import may_read_working_pages, may_run_observatory

# Each main page: its name, its label, who reads it.
MAIN_PAGES: tuple[tuple[str, str | Promise, Rule], ...] = (
    ("observatory:drafts", _("Éditions"), may_run_observatory),
    ("observatory:indicators", _("Indicateurs"), may_read_working_pages),
    ("observatory:sources", _("Sources"), may_read_working_pages),
    ("observatory:requests", _("Demandes de données"), may_read_working_pages),
    ("observatory:diagnoses", _("Diagnostics"), may_read_working_pages),
    ("observatory:referentials", _("Listes"), may_run_observatory),
    ("observatory:import_facts", _("Reprise de données"), may_run_observatory),
)


def working_page(
    request: Request,
    template: str,
    current: str,
    *,
    title: str = "",
    trail: tuple[Any, ...] = (),
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Draw a working page with the links to the main ones; its template extends ``observatory/working_base.html``.

    current: the name of the main page this one is, or is under. title: of a page under it, the main page's otherwise.
    trail: the links between the main page and this one, as (label, address).
    """
    links = [(label, reverse(name), name == current) for name, label, rule in MAIN_PAGES if rule(request.actor) is None]
    labels = {name: label for name, label, _rule in MAIN_PAGES}
    main = (labels[current], reverse(current) if title else None)
    context |= {
        "working_pages": links,
        "page_title": title or labels[current],
        "breadcrumb": [main, *trail, *([(title, None)] if title else [])],
    }
    return render(request, template, context, status=status)
