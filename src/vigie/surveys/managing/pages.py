"""The pages of those who prepare surveys share their links back and their way of asking."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.surveys.models import Survey, Wave

LIST = "surveys:surveys"


def page(
    request: Request,
    template: str,
    title: str,
    *,
    survey: Survey | None = None,
    under: Wave | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Draw a page under the list of surveys, and under its survey and its wave when there are some."""
    trail: list[tuple[str, str | None]] = [(gettext("Enquêtes"), reverse(LIST))]
    if survey:
        trail.append((survey.title, reverse("surveys:survey", args=[survey.pk])))
    if under:
        trail.append((under.name, reverse("surveys:wave", args=[under.pk])))
    above = [(words, address) for words, address in trail if address != request.path]
    context |= {"page_title": title, "survey": survey, "breadcrumb": [*above, (title, None)]}
    return render(request, template, context, status=status)


def form_page(
    request: Request, form: forms.BaseForm, title: str, done: str, *, survey: Survey | None = None, **context: Any
) -> HttpResponse:
    """Draw a form. done: where to go without saving. More: submit_label, intro, delete_url, delete_label."""
    context = {"submit_label": gettext("Enregistrer"), **context, "form": form, "done": done}
    status = 422 if form.errors else 200
    return page(request, "surveys/managing/form.html", title, survey=survey, status=status, **context)


def confirm_page(
    request: Request, title: str, *, survey: Survey, subject: str, consequence: str, done: str, **context: Any
) -> HttpResponse:
    """Ask before an act that cannot be undone. More: submit_label, refusal."""
    context |= {"subject": subject, "consequence": consequence, "done": done}
    return page(request, "surveys/managing/confirm.html", title, survey=survey, **context)
