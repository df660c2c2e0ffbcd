"""The pages of those who keep the directory share their links."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request
from vigie.accounts.main_pages import MainPages, under_main_page
from vigie.support.points.rules import may_keep_points, may_read_kept_points

MAIN_PAGES: MainPages = (
    ("support:kept_points", _("Lieux d'accueil"), may_read_kept_points),
    ("support:agreements", _("Conventions de relais"), may_keep_points),
    ("support:coverage", _("État des lieux"), may_keep_points),
    ("support:activity", _("Activité"), may_keep_points),
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
    """Draw a page with the links to the main ones; its template extends ``support/points/working_base.html``."""
    context |= under_main_page(request, MAIN_PAGES, current, title=title, trail=trail)
    return render(request, template, context, status=status)


def form_page(
    request: Request, form: forms.BaseForm, current: str, title: str, done: str, **context: Any
) -> HttpResponse:
    """Draw a form under a main page. done: where to go without saving. More: delete_url, trail, submit_label."""
    context = {"submit_label": gettext("Enregistrer"), **context}
    status = 422 if form.errors else 200
    return working_page(
        request, "support/points/form.html", current, title=title, status=status, form=form, done=done, **context
    )


def confirm_page(
    request: Request, current: str, title: str, *, subject: str, consequence: str, done: str, **context: Any
) -> HttpResponse:
    """Ask before an act that cannot be undone. More: submit_label, refusal."""
    context |= {"subject": subject, "consequence": consequence, "done": done}
    return working_page(request, "support/points/confirm.html", current, title=title, **context)
