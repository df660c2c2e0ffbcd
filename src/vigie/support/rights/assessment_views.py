"""« Est-ce une discrimination ? »: a questionnaire that keeps nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vigie.core.views import public
from vigie.support.rights.assessment import assess, foreign_limits
from vigie.support.rights.counting import counted
from vigie.support.rights.facts import limits_by_route, penal_among, routes_on
from vigie.support.rights.forms import Questionnaire, sent_again
from vigie.support.rights.steps import FIELDS_OF, RESULT, step_after, step_before
from vigie.support.rights.views import help_step
from vigie.support.rights.wording import EXPLANATIONS, MARKS, REASONS, TITLES


# No state and no authority: a form sent from elsewhere could only show its own answers back. Without a token, the page
# sets no cookie, so that nothing says that this browser came here.
@csrf_exempt
@cache_control(no_store=True, private=True)
@require_http_methods(["GET", "HEAD", "POST"])
@public
def questionnaire(request: HttpRequest) -> HttpResponse:
    """Ask one question after another; each answer carries the earlier ones, and the last one gets an opinion."""
    if request.method != "POST":
        return ask(request, "what", Questionnaire("what"))
    read = Questionnaire(None, request.POST)
    read.is_valid()
    step = request.POST.get("step", "")
    if step not in (*FIELDS_OF, RESULT):
        return ask(request, "what", Questionnaire("what"))
    if request.POST.get("move") == "back":
        before = step_before(step, read.answers())
        return ask(request, before, Questionnaire(before, initial=read.cleaned_data))
    if step != RESULT:
        now = Questionnaire(step, sent_again(step, request.POST, read.cleaned_data))
        if not now.is_valid():
            return ask(request, step, now)
        step = step_after(step, read.answers())
    return answer(request, read) if step == RESULT else ask(request, step, carrying(step, read))


def carrying(step: str, read: Questionnaire) -> Questionnaire:
    """Return a step's form, with the answers given so far in it, shown or hidden."""
    return Questionnaire(step, initial=read.cleaned_data)


def ask(request: HttpRequest, step: str, form: Questionnaire) -> HttpResponse:
    """Show one question."""
    trail = [help_step(), (_("Est-ce une discrimination ?"), None)]
    return render(
        request,
        "support/rights/question.html",
        {"form": form, "step": step, "is_first": step == "what", "is_optional": step == "dates", "breadcrumb": trail},
    )


def answer(request: HttpRequest, read: Questionnaire) -> HttpResponse:
    """Show the opinion, its reasons, the routes and the time left."""
    trail = [help_step(), (_("Est-ce une discrimination ?"), None)]
    carried = carrying(RESULT, read)
    return render(request, "support/rights/answer.html", opinion(read) | {"form": carried, "breadcrumb": trail})


def opinion(read: Questionnaire) -> dict[str, Any]:
    """Weigh the answers and put the opinion in words."""
    today = timezone.localdate()
    answers = read.answers()
    found = assess(answers, penal_among(read.laws))
    by_code = {route.code: route for route in routes_on(today)}
    limits = limits_by_route(today, found.routes, foreign_limits(answers, found.verdict))
    return {
        "verdict": found.verdict.value,
        "title": TITLES[found.verdict],
        "explanation": EXPLANATIONS[found.verdict],
        "reasons": [(REASONS[element, state], *MARKS[state]) for element, state in found.reasons],
        "forms_of_discrimination": found.forms,
        "routes": [by_code[code] for code in found.routes if code in by_code],
        "limits": counted(limits, read.dates(), today),
    }
