"""Interventions on demand: the public catalogue and its form, then requests and how they are followed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.accounts.models import Role
from vigie.awareness.access import intervention_or_404, is_pilot, organisations_for, own
from vigie.awareness.events.public_views import trail_to_events
from vigie.awareness.interventions.answering import (
    Refused,
    answer_request,
    ask_intervention,
    close_request,
    save_intervention,
    show_intervention,
)
from vigie.awareness.interventions.forms import DoneForm, InterventionForm, RequestForm
from vigie.awareness.loans.forms import AnswerForm
from vigie.awareness.models import Intervention, InterventionRequest, audiences_in_words
from vigie.awareness.pages import Trail, form_page, page, trail_home, trail_to
from vigie.awareness.public_forms import kept_note
from vigie.awareness.rules import may_change, may_prepare, may_run_awareness
from vigie.awareness.toolbox.content import duration_in_words

PER_PAGE = 50
State = InterventionRequest.State


@allowed(everyone)
@require_safe
def public_interventions(request: Request) -> HttpResponse:
    """Show what may be asked for."""
    shown = Intervention.objects.filter(published_on__isnull=False).select_related("organisation__parent")
    rows = [(each, audiences_in_words(each.audiences), duration_in_words(each.minutes)) for each in shown]
    return page(
        request,
        "awareness/interventions/public.html",
        gettext("Interventions à la demande"),
        trail=trail_to_events(),
        rows=rows,
    )


@allowed(everyone)
def ask_for(request: Request, intervention_id: int) -> HttpResponse:
    """Take the request of a school or of a structure."""
    found = get_object_or_404(Intervention, pk=intervention_id, published_on__isnull=False)
    form = RequestForm(request=request)
    if request.method == "POST" and form.is_valid():
        if form.is_robot:
            return redirect("awareness:request_thanks")
        try:
            ask_intervention(intervention=found, asked=form.save(commit=False))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            form.note_sending()
            return redirect("awareness:request_thanks")
    catalogue = reverse("awareness:public_interventions")
    return form_page(
        request,
        form,
        gettext("Demander : %(title)s") % {"title": found.title},
        catalogue,
        trail=[*trail_to_events(), (gettext("Interventions à la demande"), catalogue)],
        submit_label=gettext("Envoyer la demande"),
        intro=found.summary,
        note=kept_note(12),
        is_fictitious=found.is_fictitious,
    )


@allowed(everyone)
@require_safe
def request_thanks(request: Request) -> HttpResponse:
    """Say what happens next."""
    return page(
        request,
        "awareness/message.html",
        gettext("Votre demande est partie"),
        trail=trail_to_events(),
        sentence=gettext("Un message vous le confirme. L'équipe vous répond, puis convient avec vous du jour."),
        next_url=reverse("awareness:public_interventions"),
        next_label=gettext("Voir les interventions"),
    )


def trail_to_interventions() -> Trail:
    """Return the links back to interventions."""
    return trail_to(gettext("Interventions"), "interventions")


@allowed(may_prepare)
@require_safe
def interventions(request: Request) -> HttpResponse:
    """List the interventions that someone may change, and the requests that wait."""
    waiting = Count("requests", filter=Q(requests__state=State.ASKED))
    rows = Intervention.objects.filter(own(request.actor)).select_related("organisation__parent")
    asked = InterventionRequest.objects.select_related("intervention")
    if not is_pilot(request.actor):
        asked = asked.filter(intervention__organisation__in=request.actor.organisations_as(Role.CONTRIBUTOR))
    return page(
        request,
        "awareness/interventions/interventions.html",
        gettext("Interventions"),
        trail=trail_home(),
        rows=rows.annotate(waiting=waiting),
        asked=Paginator(asked.order_by("-asked_on", "-pk"), PER_PAGE).get_page(request.GET.get("page")),
        is_pilot=is_pilot(request.actor),
    )


@allowed(may_prepare)
def enter_intervention(request: Request) -> HttpResponse:
    """Add an intervention."""
    return intervention_page(request, Intervention(), gettext("Ajouter une intervention"))


@allowed(may_prepare)
def edit_intervention(request: Request, intervention_id: int) -> HttpResponse:
    """Change an intervention."""
    with transaction.atomic():
        found = intervention_or_404(request, intervention_id)
        return intervention_page(request, found, gettext("Modifier l'intervention"))


def intervention_page(request: Request, found: Intervention, title: str) -> HttpResponse:
    """Show the form of an intervention, and write it."""
    form = InterventionForm(
        request.POST if request.method == "POST" else None,
        instance=found,
        organisations=organisations_for(request.actor),
        must_belong=not is_pilot(request.actor),
    )
    if form.is_valid():
        save_intervention(intervention=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré. L'équipe qui pilote l'ouvre au public."))
        return redirect("awareness:interventions")
    return form_page(request, form, title, reverse("awareness:interventions"), trail=trail_to_interventions())


@allowed(may_run_awareness)
@require_POST
def open_intervention(request: Request, intervention_id: int) -> HttpResponse:
    """Put an intervention in the public catalogue, or take it out."""
    found = intervention_or_404(request, intervention_id)
    is_shown = request.POST.get("acte") == "montrer"
    show_intervention(intervention_id=found.pk, is_shown=is_shown, actor=request.user)
    messages.success(request, gettext("C'est public.") if is_shown else gettext("Ce n'est plus public."))
    return redirect("awareness:interventions")


def request_or_404(request: Request, request_id: int) -> InterventionRequest:
    """Return a request for an intervention that someone keeps."""
    asked = InterventionRequest.objects.select_related("intervention").filter(pk=request_id).first()
    if asked is None or may_change(request.actor, asked.intervention.organisation_id):
        raise Http404
    return asked


@allowed(may_prepare)
def intervention_request(request: Request, request_id: int) -> HttpResponse:
    """Show a request, and answer it."""
    asked = request_or_404(request, request_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        state = State.ACCEPTED if form.cleaned_data["decision"] == "accept" else State.REFUSED
        try:
            answer_request(request_id=asked.pk, state=state, answer=form.cleaned_data["answer"], actor=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("La réponse part par courriel."))
        return redirect("awareness:intervention_request", asked.pk)
    return page(
        request,
        "awareness/interventions/request.html",
        gettext("Demande de %(structure)s") % {"structure": asked.structure or gettext("une structure")},
        trail=trail_to_interventions(),
        status=422 if form.errors else 200,
        asked=asked,
        form=form,
    )


@allowed(may_prepare)
def close_intervention(request: Request, request_id: int) -> HttpResponse:
    """Note that an intervention took place."""
    asked = request_or_404(request, request_id)
    form = DoneForm(request.POST if request.method == "POST" else None, instance=asked)
    done = reverse("awareness:intervention_request", args=[asked.pk])
    if form.is_valid():
        counts = dict(form.cleaned_data)
        try:
            close_request(request_id=asked.pk, done_on=counts.pop("done_on"), counts=counts, actor=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, gettext("C'est enregistré."))
        return redirect(done)
    return form_page(request, form, gettext("Noter qu'elle a eu lieu"), done, trail=trail_to_interventions())
