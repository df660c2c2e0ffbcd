"""A school's pages of results: its pupils, each one's explanation, and a seat given back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.vault_session import open_vault
from vigie.internships.drawing.ending import give_back
from vigie.internships.drawing.pupil_words import told_result
from vigie.internships.drawing.results import results_of
from vigie.internships.drawing.school_rows import drawn_rounds, rows_of
from vigie.internships.models import Assignment, Pupil, SchoolEntry
from vigie.internships.pages import Trail, confirm_page, page
from vigie.internships.pupils.classes.access import entry_or_404, key_if_open, pupil_or_404
from vigie.internships.pupils.classes.naming import named
from vigie.internships.rules import may_act_for_a_school

BY_PAGE = 50


@allowed(may_act_for_a_school)
@require_safe
def school_results(request: Request, entry_id: int) -> HttpResponse:
    """List the pupils of a school with what the draw gave them; by name while the vault is open."""
    entry = entry_or_404(request, entry_id)
    pupils = Pupil.objects.filter(school_class__entry=entry).select_related("school_class")
    shown = Paginator(pupils.order_by("school_class__name", "pseudonym"), BY_PAGE).get_page(request.GET.get("page"))
    key = key_if_open(request, entry.organisation)
    rounds = drawn_rounds(entry.campaign)
    found = list(shown)
    labels = {pupil.pk: named(pupil, key).name for pupil in found}
    return page(
        request,
        "internships/drawing/school_results.html",
        gettext("Résultats du tirage"),
        trail=trail_of(),
        entry=entry,
        is_fictitious=entry.campaign.is_fictitious,
        shown=shown,
        rows=rows_of(found, labels, rounds),
        is_drawn=bool(rounds),
        has_names=key is not None,
        is_vault_open=open_vault(request) is not None,
    )


def trail_of(entry: SchoolEntry | None = None) -> Trail:
    """Return the links back."""
    trail: Trail = [(gettext("Mes classes"), reverse("internships:school_home"))]
    if entry:
        trail.append((gettext("Résultats du tirage"), reverse("internships:school_results", args=[entry.pk])))
    return trail


@allowed(may_act_for_a_school)
@require_safe
def school_result(request: Request, pupil_id: int) -> HttpResponse:
    """Explain to a school what the draw gave one of its pupils, in the words that the pupil reads."""
    pupil = pupil_or_404(request, pupil_id)
    entry = pupil.school_class.entry
    standing = Assignment.objects.standing().filter(pupil=pupil).first()
    return page(
        request,
        "internships/drawing/school_result.html",
        named(pupil, key_if_open(request, entry.organisation)).name,
        trail=trail_of(entry),
        pupil=pupil,
        campaign=entry.campaign,
        is_fictitious=entry.campaign.is_fictitious,
        results=[told_result(result, pupil) for result in results_of(pupil)],
        standing=standing,
    )


@allowed(may_act_for_a_school)
def seat_given_back(request: Request, pupil_id: int) -> HttpResponse:
    """Ask, then give back the seat of a pupil who no longer wants it."""
    pupil = pupil_or_404(request, pupil_id)
    done = reverse("internships:school_result", args=[pupil.pk])
    standing = Assignment.objects.standing().filter(pupil=pupil).first()
    if request.method == "POST":
        if standing:
            give_back(assignment_id=standing.pk, by=request.user)
            messages.success(request, gettext("La place est rendue. Elle ira au second tour, s'il y en a un."))
        return redirect(done)
    return confirm_page(
        request,
        gettext("Rendre la place de l'élève ?"),
        subject=pupil.pseudonym,
        consequence=gettext(
            "À faire seulement si l'élève ou sa famille le demande. La place ne peut pas être donnée à quelqu'un de "
            "choisi : elle va au second tour, où l'élève passera après tous les autres. C'est définitif."
        ),
        submit_label=gettext("Rendre la place"),
        refusal="" if standing else gettext("L'élève n'a pas de place à rendre."),
        trail=trail_of(pupil.school_class.entry),
        done=done,
    )
