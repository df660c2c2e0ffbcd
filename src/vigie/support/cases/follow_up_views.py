"""Who follows a case, who may open it, and its end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request
from vigie.accounts.models import Person
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import case_page, colleagues_at, step_page
from vigie.support.cases.following import close_case, reassign_case, reopen_case
from vigie.support.cases.forms import CloseForm, ReassignForm, ReopenForm
from vigie.support.fields import Field
from vigie.support.retention.keeping import kept_values
from vigie.support.retention.periods import ends_on

PAGE = "support:case_follow_up"


@require_safe
@of_a_case
def follow_up(request: Request, opened: OpenCase) -> HttpResponse:
    """Show who follows the case and who may open it; lead to handing it over, closing it, or the article 40 sheet."""
    holders = opened.internal.envelopes.filter(person__isnull=False).values("person")
    readers = Person.objects.filter(pk__in=holders).order_by("name")
    listens_as = opened.case.point.listenings.current().filter(person=request.user).first()
    return case_page(
        request,
        "support/cases/follow_up.html",
        opened,
        PAGE,
        readers=readers,
        listens_as=listens_as,
        erased_after=ends_on(kept_values(opened.case)),
        asked_erasure=opened.shared.texts.filter(field=Field.ERASURE).exists(),
    )


@of_a_case
def reassign(request: Request, opened: OpenCase) -> HttpResponse:
    """Hand the case to a colleague of the point."""
    form = ReassignForm(request.POST if request.method == "POST" else None, colleagues=colleagues_at(opened.case))
    if request.method == "POST" and form.is_valid():
        try:
            reassign_case(opened=opened, person=form.cleaned_data["person"], actor=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, gettext("Le dossier est confié."))
            return redirect(PAGE, opened.case.pk)
    intro = gettext("La personne choisie pourra lire tout le dossier, notes internes comprises.")
    return step_page(request, opened, PAGE, gettext("Confier le dossier"), form, gettext("Confier"), intro=intro)


@of_a_case
def close(request: Request, opened: OpenCase) -> HttpResponse:
    """Close the case."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        close_case(opened=opened, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("Le dossier est terminé. Il se rouvre d'ici s'il le faut."))
        return redirect(PAGE, opened.case.pk)
    intro = gettext("La personne verra que son dossier est terminé. Il sera effacé au bout du délai de conservation.")
    return step_page(request, opened, PAGE, gettext("Terminer le dossier"), form, gettext("Terminer"), intro=intro)


@of_a_case
def reopen(request: Request, opened: OpenCase) -> HttpResponse:
    """Open the case again."""
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reopen_case(opened=opened, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("Le dossier est rouvert."))
        return redirect(PAGE, opened.case.pk)
    return step_page(request, opened, PAGE, gettext("Rouvrir le dossier"), form, gettext("Rouvrir"))
