"""Pages to say who listens in a point."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.support.models import Listening
from vigie.support.points.forms import ListeningForm
from vigie.support.points.keeping_views import PAGE, point_or_404, trail_of
from vigie.support.points.listening import begin_listening, end_listening, is_only_holder, people_to_name
from vigie.support.points.rules import may_end_listening, may_read_kept_points
from vigie.support.points.working_pages import confirm_page, form_page


@allowed(may_read_kept_points)
def name_listener(request: Request, point_id: int) -> HttpResponse:
    """Let someone who holds the role listen in a point."""
    point = point_or_404(request, point_id)
    people = people_to_name(point)
    form = ListeningForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            begin_listening(point=point, actor=request.user, **form.cleaned_data)
        except IntegrityError:
            messages.info(request, gettext("Cette personne écoute déjà dans ce lieu."))
        else:
            messages.success(request, gettext("Cette personne écoute dans ce lieu à partir d'aujourd'hui."))
        return redirect("support:kept_point", point.pk)
    return form_page(
        request,
        form,
        PAGE,
        gettext("Nommer une personne qui écoute"),
        intro=""
        if people
        else gettext(
            "Personne de cette structure n'a le rôle d'écoutant ou d'écoutante, ou tout le monde est déjà nommé : "
            "une personne qui administre Vigie, ou la personne qui pilote le plan, donne ce rôle."
        ),
        **trail_of(point),
    )


@allowed(may_read_kept_points)
def stop_listening(request: Request, listening_id: int) -> HttpResponse:
    """Ask, then end a listening."""
    found = Listening.objects.current().select_related("person", "point").filter(pk=listening_id).first()
    if found is None:
        raise Http404
    point = point_or_404(request, found.point_id)
    refusal = may_end_listening(is_only_holder(found))
    if request.method == "POST" and refusal is None:
        with transaction.atomic():
            end_listening(listening=found, actor=request.user)
        messages.success(request, gettext("C'est fait : cette personne n'ouvre plus rien dans ce lieu."))
        return redirect("support:kept_point", point.pk)
    return confirm_page(
        request,
        PAGE,
        gettext("Mettre fin à cette écoute ?"),
        subject=found.person.name,
        consequence=gettext("Dès maintenant, cette personne n'ouvre plus aucun dossier de ce lieu."),
        submit_label=gettext("Mettre fin"),
        refusal=refusal,
        **trail_of(point),
    )
