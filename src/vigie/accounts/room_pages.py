"""The pages of a room share their links back and their way of asking."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from vigie.accounts.access import Request

Trail = list[tuple[str, str | None]]


@dataclass(frozen=True)
class RoomPages:
    """How a room draws its pages. form, confirm: its templates for a form, and for what is asked before an act."""

    form: str
    confirm: str

    def page(
        self, request: Request, template: str, title: str, *, trail: Trail | None = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        """Draw a page. trail: the links back, as (label, address), without the page itself."""
        more |= {"page_title": title, "breadcrumb": [*(trail or []), (title, None)]}
        return render(request, template, more, status=status)

    def form_page(self, request: Request, form: forms.BaseForm, title: str, done: str, **context: Any) -> HttpResponse:
        """Draw a form. done: where to go without saving. More: submit_label, intro, trail, delete_url, delete_label."""
        context = {"submit_label": gettext("Enregistrer"), **context, "form": form, "done": done}
        status = 422 if form.errors else 200
        return self.page(request, self.form, title, status=status, **context)

    def confirm_page(
        self, request: Request, title: str, *, subject: str, consequence: str, done: str, **context: Any
    ) -> HttpResponse:
        """Ask before an act that cannot be undone. More: submit_label, refusal, trail."""
        context |= {"subject": subject, "consequence": consequence, "done": done}
        return self.page(request, self.confirm, title, **context)
