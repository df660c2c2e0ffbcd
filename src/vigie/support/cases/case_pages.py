"""The pages of a case share their head and their links."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request
from vigie.accounts.models import Person
from vigie.support.cases.access import OpenCase
from vigie.support.cases.worklist import first_answer_due
from vigie.support.models import Case, Task
from vigie.support.sealing import readers_at

PAGES: tuple[tuple[str, str | Promise], ...] = (
    ("support:case", _("Récit et échanges")),
    ("support:case_notes", _("Notes internes")),
    ("support:qualify_case", _("Qualification")),
    ("support:case_plan", _("Plan et échéances")),
    ("support:case_referrals", _("Orientations")),
    ("support:case_letters", _("Lettres")),
    ("support:case_follow_up", _("Suivi du dossier")),
)


def case_page(
    request: Request,
    template: str,
    opened: OpenCase,
    current: str,
    *,
    title: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Draw a page of a case; its template extends ``support/cases/case_base.html``.

    current: the name of the main page this one is, or is under. title: of a page under it.
    """
    case = opened.case
    number = gettext("Dossier %(number)s") % {"number": case.number}
    main = reverse("support:case", args=[case.pk])
    context |= {
        "case": case,
        "case_pages": [(label, reverse(name, args=[case.pk]), name == current) for name, label in PAGES],
        "page_title": title or number,
        "is_mine": case.taken_by_id == request.user.pk,
        "answer_due": first_answer_due(case),
        "erasure_due": case.tasks.due().filter(kind=Task.Kind.ERASURE).first(),
        "today": timezone.localdate(),
        "breadcrumb": [
            (gettext("Dossiers"), reverse("support:cases")),
            (number, main if title else None),
            *([(title, None)] if title else []),
        ],
    }
    return render(request, template, context, status=status)


def step_page(
    request: Request, opened: OpenCase, current: str, title: str, form: Any, submit_label: str, **context: Any
) -> HttpResponse:
    """Draw a form under a page of a case. More: intro, warning."""
    status = 422 if form.errors else 200
    done = reverse(current, args=[opened.case.pk])
    context |= {"form": form, "submit_label": submit_label, "done": done}
    return case_page(request, "support/cases/step.html", opened, current, title=title, status=status, **context)


def colleagues_at(case: Case) -> Any:
    """Return those who listen at the point of a case today and have a vault."""
    return Person.objects.filter(pk__in=readers_at(case.point).values("person")).order_by("name")
