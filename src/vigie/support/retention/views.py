"""Keeping a case longer, letting it go, erasing it at the person's request."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request
from vigie.core.forms import DateField
from vigie.support.cases.access import OpenCase, of_a_case
from vigie.support.cases.case_pages import step_page
from vigie.support.retention.holding import Reason, hold, release, why_not_until
from vigie.support.retention.purging import erase_case

FOLLOW_UP = "support:case_follow_up"


class HoldForm(forms.Form):
    """Until when a case is kept, and why."""

    until = DateField(label=_("Garder jusqu'au"))
    because = forms.ChoiceField(label=_("Parce que"), choices=Reason.choices, widget=forms.RadioSelect)

    def clean_until(self) -> Any:
        """Refuse a day past, or too far."""
        reason = why_not_until(self.cleaned_data["until"])
        if reason:
            raise forms.ValidationError(reason)
        return self.cleaned_data["until"]


class EraseForm(forms.Form):
    """A box to tick, so that nothing is erased by a slip."""

    sure = forms.BooleanField(label=_("Oui, tout effacer : récit, messages, fichiers, notes, lettres et orientations"))


@of_a_case
def hold_case(request: Request, opened: OpenCase) -> HttpResponse:
    """Keep a case longer."""
    initial = {"until": opened.case.held_until, "because": opened.case.held_because}
    form = HoldForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        hold(case=opened.case, actor=request.user, **form.cleaned_data)
        messages.success(request, gettext("Le dossier est gardé jusqu'à cette date."))
        return redirect(FOLLOW_UP, opened.case.pk)
    intro = gettext("La personne verra jusqu'à quand son dossier est gardé.")
    return step_page(request, opened, FOLLOW_UP, gettext("Garder plus longtemps"), form, gettext("Garder"), intro=intro)


@require_POST
@of_a_case
def release_case(request: Request, opened: OpenCase) -> HttpResponse:
    """Let a case live its ordinary time again."""
    release(case=opened.case, actor=request.user)
    messages.success(request, gettext("Le dossier suit de nouveau le délai ordinaire."))
    return redirect(FOLLOW_UP, opened.case.pk)


@of_a_case
def erase(request: Request, opened: OpenCase) -> HttpResponse:
    """Erase a case for good."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        erase_case(case=opened.case, actor=request.user, today=timezone.localdate())
        messages.success(request, gettext("Le dossier est effacé."))
        return redirect("support:cases")
    warning = gettext(
        "Rien ne pourra être retrouvé, et le code de suivi de la personne n'ouvrira plus rien. Les comptes de "
        "l'observatoire restent : ils ne disent rien d'elle."
    )
    title = gettext("Effacer le dossier")
    return step_page(request, opened, FOLLOW_UP, title, form, gettext("Effacer"), warning=warning)
