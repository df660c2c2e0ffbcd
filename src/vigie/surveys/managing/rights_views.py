"""Who may do what with a survey, person by person."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.models import Membership, Person, Role
from vigie.plan.seen_forms import choose_among
from vigie.surveys.managing.access import Opened, open_survey
from vigie.surveys.managing.pages import page
from vigie.surveys.managing.rights import give_right, take_right
from vigie.surveys.models import SurveyRight
from vigie.surveys.rules import may_give_right, may_prepare, may_see_surveys

Right = SurveyRight.Right


class RightForm(forms.Form):
    """Someone, and what they may do."""

    person = forms.ModelChoiceField(label=_("Personne"), queryset=Person.objects.none())
    right = forms.ChoiceField(label=_("Ce qu'elle peut faire"))

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = opened.survey.organisation_id
        choose_among(self, "person", people_for(opened))
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        person.empty_label = gettext("choisir…")
        field = self.fields["right"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [pair for pair in Right.choices if may_give_right(opened.actor, place, pair[0]) is None]


def people_for(opened: Opened) -> Any:
    """Return who may be named: anyone who acts in the plan for the pilot, else the people of the organisation."""
    roles = (Role.PILOT, Role.CONTRIBUTOR, Role.READER)
    current = Membership.objects.current().filter(role__in=roles)
    if not opened.actor.has(Role.PILOT):
        current = current.filter(organisation=opened.survey.organisation_id)
    return Person.objects.filter(is_active=True, pk__in=current.values("person")).order_by("name")


def to_share(request: Request, survey_id: int) -> Opened:
    """Return a survey whose rights someone may give: their role says so, being named for it is not enough."""
    opened = open_survey(request, survey_id)
    check(may_prepare(opened.actor, opened.survey.organisation_id, frozenset()))
    return opened


@allowed(may_see_surveys)
def rights(request: Request, survey_id: int) -> HttpResponse:
    """Show who may do what, and name someone."""
    opened = to_share(request, survey_id)
    form = RightForm(request.POST or None, opened=opened)
    if form.is_valid():
        give_right(survey=opened.survey, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Le droit est donné."))
        return redirect("surveys:rights", survey_id)
    place = opened.survey.organisation_id
    given = opened.survey.rights.select_related("person")
    return page(
        request,
        "surveys/managing/rights.html",
        gettext("Qui peut quoi"),
        survey=opened.survey,
        form=form,
        given=[(one, may_give_right(opened.actor, place, one.right) is None) for one in given],
        status=422 if form.errors else 200,
    )


@allowed(may_see_surveys)
@require_POST
def take_back(request: Request, survey_id: int, right_id: int) -> HttpResponse:
    """Take a right back from someone."""
    opened = to_share(request, survey_id)
    given = opened.survey.rights.filter(pk=right_id).first()
    if given is None:
        raise Http404
    check(may_give_right(opened.actor, opened.survey.organisation_id, given.right))
    take_right(given=given, by=request.user)
    messages.success(request, gettext("Le droit est retiré."))
    return redirect("surveys:rights", survey_id)
