"""The working pages of the observatory share their links: what it counts, where data come from, what it says."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request
from vigie.accounts.main_pages import MainPages, under_main_page
from vigie.observatory.rules import may_read_working_pages, may_run_observatory

MAIN_PAGES: MainPages = (
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
    """Draw a working page with the links to the main ones; its template extends ``observatory/working_base.html``."""
    context |= under_main_page(request, MAIN_PAGES, current, title=title, trail=trail)
    return render(request, template, context, status=status)
