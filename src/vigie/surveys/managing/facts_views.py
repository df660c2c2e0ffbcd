"""What a survey pours into the observatory, chosen by whoever prepares it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.referentials.lists import current_lists
from vigie.surveys.managing.access import to_prepare
from vigie.surveys.managing.asked import closed_in
from vigie.surveys.managing.facts_form import MappingForm
from vigie.surveys.managing.pages import page
from vigie.surveys.models import Survey
from vigie.surveys.receiving.mapping import check_mapping
from vigie.surveys.rules import may_see_surveys


@allowed(may_see_surveys)
def facts(request: Request, survey_id: int) -> HttpResponse:
    """Say what answers become; a question just chosen brings the page back, to say what its answers mean."""
    survey = to_prepare(request, survey_id).survey
    version = survey.versions.order_by("-number").first()
    form = MappingForm(
        request.POST or None,
        closed=closed_in(version.sheets) if version else [],
        lists=current_lists(),
        mapping=survey.fact_mapping,
    )
    done = reverse("surveys:survey", args=[survey.pk])
    if form.is_valid() and version and version.xform:
        for fault in check_mapping(form.mapping(), version):
            form.add_error(None, fault)
    if form.is_valid():
        map_facts(survey=survey, mapping=form.mapping(), by=request.user)
        if form.asks_more():
            messages.info(request, gettext("Dites maintenant ce que veut dire chaque réponse."))
            return redirect("surveys:facts", survey.pk)
        messages.success(request, gettext("C'est enregistré : ces réponses nourriront l'observatoire."))
        return redirect(done)
    intro = gettext(
        "Un fait compte une situation, sans nom ni texte. Il part vers l'observatoire par lots, "
        "mélangé à d'autres : rien ne le relie à une réponse."
    )
    title = gettext("Versement à l'observatoire")
    status = 422 if form.errors else 200
    template = "surveys/managing/facts.html"
    return page(request, template, title, survey=survey, status=status, form=form, done=done, intro=intro)


def map_facts(*, survey: Survey, mapping: dict[str, Any] | None, by: Person) -> None:
    """Write what the answers of a survey become."""
    if mapping == survey.fact_mapping:
        return
    with transaction.atomic():
        before, survey.fact_mapping = survey.fact_mapping, mapping
        survey.save(update_fields=["fact_mapping"])
        told = [", ".join(sorted((each or {}).get("fields", {}))) for each in (before, mapping)]
        record(actor=by, verb="survey_changed", on=survey, changes={"versement à l'observatoire": told})
