"""The pages of the room share their links back and their way of asking."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from vigie.accounts.access import Request

Trail = list[tuple[str, str | None]]


def page(
    request: Request, template: str, title: str, *, trail: Trail | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    """Draw a page. trail: the links back, as (label, address), without the page itself."""
    context |= {"page_title": title, "breadcrumb": [*(trail or []), (title, None)]}
    return render(request, template, context, status=status)


def form_page(request: Request, form: forms.BaseForm, title: str, done: str, **context: Any) -> HttpResponse:
    """Draw a form. done: where to go without saving. More: submit_label, intro, trail, delete_url, delete_label."""
    context = {"submit_label": gettext("Enregistrer"), **context, "form": form, "done": done}
    return page(request, "internships/form.html", title, status=422 if form.errors else 200, **context)


def confirm_page(
    request: Request, title: str, *, subject: str, consequence: str, done: str, **context: Any
) -> HttpResponse:
    """Ask before an act that cannot be undone. More: submit_label, refusal, trail."""
    context |= {"subject": subject, "consequence": consequence, "done": done}
    return page(request, "internships/confirm.html", title, **context)
