"""Pages that hold one form, or ask before removing: the same frame for all the observatory keeps."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.observatory.working_pages import working_page


def form_page(
    request: Request, form: forms.BaseForm, current: str, title: str, done: str, **context: Any
) -> HttpResponse:
    """Draw a form under a main page. done: where to go without saving. More: intro, submit_label, delete_url, trail."""
    context = {"submit_label": gettext("Enregistrer"), **context}
    status = 422 if form.errors else 200
    return working_page(
        request, "observatory/form.html", current, title=title, status=status, form=form, done=done, **context
    )


def confirm_page(
    request: Request, current: str, title: str, *, subject: str, consequence: str, submit_label: str, done: str
) -> HttpResponse:
    """Ask before an act that cannot be undone, or that many will see."""
    return working_page(
        request,
        "observatory/confirm.html",
        current,
        title=title,
        subject=subject,
        consequence=consequence,
        submit_label=submit_label,
        done=done,
    )
