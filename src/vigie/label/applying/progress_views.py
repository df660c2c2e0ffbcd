"""The plan of progress of a structure, for its own people, its assessor and the pilot."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Organisation
from vigie.accounts.rules import signed_in
from vigie.label.applying.forms import MeasureForm, ProgressForm
from vigie.label.applying.progress import plan_of, write_measure, write_plan
from vigie.label.models import Assessment, Measure
from vigie.label.pages import Trail, form_page, page
from vigie.label.rules import may_enter_label, may_read_of, may_work_for


def trail_to(organisation: Organisation, *, inside: bool = True) -> Trail:
    """Return the links back."""
    trail: Trail = [(str(organisation), reverse("label:structure", args=[organisation.pk]))]
    if inside:
        trail.append((gettext("Plan de progrès"), reverse("label:progress", args=[organisation.pk])))
    return trail


def readable_or_404(request: Request, organisation_id: int) -> Organisation:
    """Return a structure whose plan may be read: by its own, the pilot, whoever assesses it now. Raises Http404."""
    found = Organisation.objects.select_related("parent").filter(pk=organisation_id).first()
    if found is None:
        raise Http404
    if may_read_of(request.actor, found.pk):
        standing = Assessment.objects.filter(
            candidate=found, person=request.actor.person_id, left_on=None, application__closed_on=None
        )
        if not standing.exclude(accepted_on=None).exists():
            raise Http404
    return found


def own_or_404(request: Request, organisation_id: int) -> Organisation:
    """Return a structure for those who contribute for it. Raises Http404."""
    found = Organisation.objects.select_related("parent").filter(pk=organisation_id).first()
    if found is None or may_work_for(request.actor, found.pk):
        raise Http404
    return found


@allowed(signed_in)
@require_safe
def progress(request: Request, organisation_id: int) -> HttpResponse:
    """Show the plan of a structure."""
    organisation = readable_or_404(request, organisation_id)
    plan = plan_of(organisation)
    today = timezone.localdate()
    measures = [(each, each.is_late(today)) for each in plan.measures.all()] if plan.pk else []
    reads_only = may_read_of(request.actor, organisation.pk) is not None
    return page(
        request,
        "label/progress.html",
        gettext("Plan de progrès : %(name)s") % {"name": organisation},
        trail=[] if reads_only else trail_to(organisation, inside=False),
        organisation=organisation,
        plan=plan,
        measures=measures,
        may_write=may_work_for(request.actor, organisation.pk) is None,
    )


@allowed(may_enter_label)
def change(request: Request, organisation_id: int) -> HttpResponse:
    """Write what holds a structure back, and what lets it move."""
    organisation = own_or_404(request, organisation_id)
    form = ProgressForm(request.POST or None, instance=plan_of(organisation))
    done = reverse("label:progress", args=[organisation.pk])
    if request.method == "POST" and form.is_valid():
        write_plan(plan=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect(done)
    intro = gettext("Lu par votre structure, par qui l'évalue et par l'équipe qui pilote. Jamais publié.")
    return form_page(
        request, form, gettext("Ce qui résiste, ce qui bouge"), done, intro=intro, trail=trail_to(organisation)
    )


@allowed(may_enter_label)
def measure(request: Request, organisation_id: int, measure_id: int | None = None) -> HttpResponse:
    """Add a measure, or follow one."""
    organisation = own_or_404(request, organisation_id)
    held = Measure.objects.filter(plan__organisation=organisation, pk=measure_id).first() if measure_id else Measure()
    if held is None:
        raise Http404
    form = MeasureForm(request.POST or None, instance=held)
    done = reverse("label:progress", args=[organisation.pk])
    if request.method == "POST" and form.is_valid():
        write_measure(organisation=organisation, measure=form.save(commit=False), actor=request.user)
        messages.success(request, gettext("C'est enregistré."))
        return redirect(done)
    title = gettext("Suivre une mesure") if measure_id else gettext("Ajouter une mesure")
    return form_page(request, form, title, done, trail=trail_to(organisation))
