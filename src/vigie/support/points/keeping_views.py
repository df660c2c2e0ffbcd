"""Pages of those who keep the points: the list, one card, its permanences."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.observatory.keeping import add, change, remove, saved
from vigie.support.models import Listening, Permanence, ReceptionPoint
from vigie.support.points.coverage import is_out_of_date
from vigie.support.points.forms import PermanenceForm, PointForm
from vigie.support.points.rules import may_keep_points, may_name_listeners, may_read_kept_points
from vigie.support.points.working_pages import confirm_page, form_page, working_page

PAGE = "support:kept_points"


def points_of(request: Request) -> QuerySet[ReceptionPoint]:
    """Return the points that someone keeps or answers for."""
    points = ReceptionPoint.objects.select_related("organisation", "commune")
    if may_keep_points(request.actor) is None:
        return points
    held = [place for place, _role in request.actor.organisations if may_name_listeners(request.actor, place) is None]
    return points.filter(organisation__in=held)


def point_or_404(request: Request, point_id: int) -> ReceptionPoint:
    """Return a point that someone keeps or answers for. Raises Http404."""
    found = points_of(request).filter(pk=point_id).first()
    if found is None:
        raise Http404
    return found


@allowed(may_read_kept_points)
def kept_points(request: Request) -> HttpResponse:
    """List the points with what is missing: nobody who listens, a card to check."""
    today = timezone.localdate()
    current = Listening.objects.current(today)
    rows = points_of(request).annotate(listeners=Count("listenings", filter=Q(listenings__in=current), distinct=True))
    able = set(ReceptionPoint.objects.able_to_receive().values_list("pk", flat=True))
    return working_page(
        request,
        "support/points/kept_points.html",
        PAGE,
        rows=[(row, row.pk in able, is_out_of_date(row.verified_on, today)) for row in rows],
        is_keeper=may_keep_points(request.actor) is None,
    )


@allowed(may_read_kept_points)
def kept_point(request: Request, point_id: int) -> HttpResponse:
    """Show a point to whoever keeps it or answers for it: its card, its permanences, who listens."""
    found = point_or_404(request, point_id)
    return working_page(
        request,
        "support/points/kept_point.html",
        PAGE,
        title=found.name,
        point=found,
        permanences=found.permanences.all(),
        listenings=found.listenings.current().select_related("person"),
        agreements=found.agreements_given.select_related("destination"),
        is_able=ReceptionPoint.objects.able_to_receive().filter(pk=found.pk).exists(),
        is_to_check=is_out_of_date(found.verified_on, timezone.localdate()),
        is_keeper=may_keep_points(request.actor) is None,
    )


@allowed(may_keep_points)
def add_point(request: Request) -> HttpResponse:
    """Add a point to the directory."""
    form = PointForm(request.POST if request.method == "POST" else None)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (row := saved(form, add, verb="reception_point_added", actor=request.user)):
        messages.success(request, gettext("Le lieu est ajouté : dites maintenant ses permanences, et qui y écoute."))
        return redirect("support:kept_point", row.pk)
    return form_page(request, form, PAGE, gettext("Ajouter un lieu d'accueil"), reverse(PAGE))


@allowed(may_keep_points)
def change_point(request: Request, point_id: int) -> HttpResponse:
    """Change the card of a point."""
    done = reverse("support:kept_point", args=[point_id])
    with transaction.atomic():
        found = get_object_or_404(ReceptionPoint.objects.select_for_update(), pk=point_id)
        name, form = found.name, PointForm(request.POST if request.method == "POST" else None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="reception_point_changed", actor=request.user):
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    return form_page(request, form, PAGE, gettext("Modifier la fiche"), done, trail=((name, done),))


@require_POST
@allowed(may_keep_points)
def check_point(request: Request, point_id: int) -> HttpResponse:
    """Write that a card was checked today."""
    with transaction.atomic():
        found = get_object_or_404(ReceptionPoint.objects.select_for_update(), pk=point_id)
        if found.verified_on != timezone.localdate():
            found.verified_on = timezone.localdate()
            found.save(update_fields=["verified_on"])
            record(actor=request.user, verb="reception_point_checked", on=found)
    messages.success(request, gettext("La fiche est notée comme vérifiée aujourd'hui."))
    return redirect("support:kept_point", point_id)


def trail_of(point: ReceptionPoint) -> dict[str, Any]:
    """Return where pages under a point go back to."""
    address = reverse("support:kept_point", args=[point.pk])
    return {"done": address, "trail": ((point.name, address),)}


@allowed(may_keep_points)
def add_permanence(request: Request, point_id: int) -> HttpResponse:
    """Add regular hours to a point."""
    point = get_object_or_404(ReceptionPoint, pk=point_id)
    form = PermanenceForm(request.POST if request.method == "POST" else None, instance=Permanence(point=point))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and saved(form, add, verb="permanence_added", actor=request.user, on=point):
        messages.success(request, gettext("La permanence est ajoutée."))
        return redirect("support:kept_point", point.pk)
    return form_page(request, form, PAGE, gettext("Ajouter une permanence"), **trail_of(point))


@allowed(may_keep_points)
def change_permanence(request: Request, permanence_id: int) -> HttpResponse:
    """Change regular hours."""
    with transaction.atomic():
        found = get_object_or_404(Permanence.objects.select_for_update(of=("self",)), pk=permanence_id)
        form = PermanenceForm(request.POST if request.method == "POST" else None, instance=found)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and saved(form, change, verb="permanence_changed", actor=request.user, on=found.point):
            messages.success(request, gettext("C'est enregistré."))
            return redirect("support:kept_point", found.point_id)
    more = {"delete_url": reverse("support:remove_permanence", args=[found.pk]), "delete_label": gettext("Supprimer…")}
    return form_page(request, form, PAGE, gettext("Modifier la permanence"), **trail_of(found.point), **more)


@allowed(may_keep_points)
def remove_permanence(request: Request, permanence_id: int) -> HttpResponse:
    """Ask, then remove regular hours."""
    found = get_object_or_404(Permanence.objects.select_related("point"), pk=permanence_id)
    if request.method == "POST":
        remove(row=found, verb="permanence_removed", actor=request.user, on=found.point)
        messages.success(request, gettext("La permanence est supprimée."))
        return redirect("support:kept_point", found.point_id)
    return confirm_page(
        request,
        PAGE,
        gettext("Supprimer cette permanence ?"),
        subject=str(found),
        consequence=gettext("Elle disparaît de l'annuaire public."),
        submit_label=gettext("Supprimer"),
        **trail_of(found.point),
    )
