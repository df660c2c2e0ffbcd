"""Pages that do one thing to a body: a form, or a question before something disappears."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vigie.accounts.access import Request
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body


def step_page(request: Request, found: Body, title: str, form: Any, submit: str, intro: str = "") -> HttpResponse:
    """Draw a form that does one thing to a body."""
    done = reverse("plan:body", args=[found.pk])
    context = {"form": form, "done": done, "intro": intro, "submit_label": submit}
    return governance_page(
        request, "plan/bodies/step.html", "plan:bodies", title=title, trail=((found.name, done),), **context
    )


def confirm_page(
    request: Request, found: Body, title: str, consequence: str, refusal: str | None = None, subject: str = ""
) -> HttpResponse:
    """Ask before something disappears."""
    done = reverse("plan:body", args=[found.pk])
    context = {
        "consequence": consequence,
        "refusal": refusal,
        "subject": subject or found.name,
        "done": done,
        "submit_label": title,
    }
    return governance_page(
        request, "plan/bodies/confirm.html", "plan:bodies", title=title, trail=((found.name, done),), **context
    )
