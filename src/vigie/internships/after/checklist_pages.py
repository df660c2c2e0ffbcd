"""The page of a list to tick, the same on each side."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.internships.after.checklists import tick, ticked
from vigie.internships.after.forms import ChecklistForm
from vigie.internships.models import Assignment
from vigie.internships.pages import form_page


def checklist_page(
    request: Request, assignment: Assignment, side: str, title: str, done: str, **more: Any
) -> HttpResponse:
    """Draw a side's list, or write what is ticked and go back. done: where to. More: trail, intro."""
    is_sent = request.method == "POST"
    initial = {"items": sorted(ticked(assignment, side))}
    form = ChecklistForm(request.POST if is_sent else None, side=side, initial=initial)
    if is_sent and form.is_valid():
        tick(assignment=assignment, side=side, items=set(form.cleaned_data["items"]))
        messages.success(request, gettext("C'est noté."))
        return redirect(done)
    return form_page(request, form, title, done, **more)
