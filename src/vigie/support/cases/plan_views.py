"""The plan of a case: what is to do, until when, and the limits of the law."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import case_page, colleagues_at
from vigie.support.cases.deadlines import passed_limits
from vigie.support.cases.forms import StepForm
from vigie.support.cases.planning import add_step, drop_task, finish_task, planned_tasks, read_qualification
from vigie.support.rights.facts import countable, limits_on

PAGE = "support:case_plan"


@of_a_case
def plan(request: Request, opened: OpenCase) -> HttpResponse:
    """Show the plan, and add a step."""
    form = StepForm(request.POST if request.method == "POST" else None, colleagues=colleagues_at(opened.case))
    if request.method == "POST" and form.is_valid():
        add_step(opened=opened, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("L'étape est dans le plan."))
        return redirect(PAGE, opened.case.pk)
    today = timezone.localdate()
    qualification = read_qualification(opened)
    laws = {limit.code: limit for limit in limits_on(today)}
    passed = passed_limits(qualification, [countable(limit) for limit in laws.values()], today)
    tasks = planned_tasks(opened)
    context: dict[str, Any] = {
        "form": form,
        "due": [(each, each.is_late(today)) for each in tasks if not each.task.done_on],
        "done": [each for each in tasks if each.task.done_on],
        "passed": [(laws[left.limit.code].label, left.last_day) for left in passed],
        "has_a_date": qualification.has_a_date,
        "status": 422 if form.errors else 200,
    }
    return case_page(request, "support/cases/plan.html", opened, PAGE, **context)


@require_POST
@of_a_case
def task_done(request: Request, opened: OpenCase, task_id: int) -> HttpResponse:
    """Say that a task is done."""
    task = get_object_or_404(opened.case.tasks, pk=task_id)
    finish_task(opened=opened, task=task, actor=request.user)
    messages.success(request, gettext("C'est noté comme fait."))
    return redirect(PAGE, opened.case.pk)


@require_POST
@of_a_case
def task_dropped(request: Request, opened: OpenCase, task_id: int) -> HttpResponse:
    """Take a task out of the plan; sent twice, it is already out."""
    task = opened.case.tasks.filter(pk=task_id).first()
    if task:
        drop_task(opened=opened, task=task, actor=request.user)
        messages.success(request, gettext("L'étape n'est plus dans le plan."))
    return redirect(PAGE, opened.case.pk)
