"""One pair: where it stands, its meetings, its end; for both sides and for the pilot."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.internships.mentoring.access import is_of_company, is_of_organisation, pair_or_404
from vigie.internships.mentoring.acts import TooLate, end_pair, note_meeting
from vigie.internships.mentoring.forms import EndForm, MeetingForm
from vigie.internships.mentoring.mentee_views import trail_to_mentees
from vigie.internships.mentoring.mentor_views import trail_to_mentors
from vigie.internships.mentoring.naming import names_here, names_released
from vigie.internships.mentoring.pilot_views import trail_to_mentoring
from vigie.internships.mentoring.rows import row_of, sectors_in_words, slots_in_words
from vigie.internships.models import MenteePair
from vigie.internships.offers.opening import is_pilot
from vigie.internships.pages import Trail, form_page, page
from vigie.internships.rules import may_follow_pairs


def trail_of(request: Request, pair: MenteePair) -> Trail:
    """Return the links back of whoever reads, by the side they are on."""
    if is_pilot(request):
        return trail_to_mentoring()
    return trail_to_mentors(request) if is_of_company(request.actor, pair.mentor) else trail_to_mentees()


def trail_to_pair(request: Request, pair: MenteePair) -> Trail:
    """Return the links back to a pair."""
    return [*trail_of(request, pair), (title_of(pair), pair_page(pair))]


def title_of(pair: MenteePair) -> str:
    """Return what a pair is called on any page: it names no young person."""
    return gettext("Parrainage %(number)s") % {"number": pair.mentee.pseudonym}


def pair_page(pair: MenteePair) -> str:
    """Return the address of a pair."""
    return reverse("internships:pair", args=[pair.pk])


@allowed(may_follow_pairs)
@require_safe
@sensitive_variables("names")
def pair(request: Request, pair_id: int) -> HttpResponse:
    """Show a pair: what each side still has to say, meetings, outcome."""
    found = pair_or_404(request, pair_id)
    names = {**names_released(request, [found]), **names_here(request, [found.mentee])}
    common = {
        name: set(getattr(found.mentor, name)) & set(getattr(found.mentee, name)) for name in ("slots", "sectors")
    }
    return page(
        request,
        "internships/mentoring/pair.html",
        title_of(found),
        trail=trail_of(request, found),
        row=row_of(found, names.get(found.mentee_id), timezone.localdate()),
        meetings=found.meetings.order_by("-held_on", "-pk"),
        slots=slots_in_words(common["slots"]),
        sectors=sectors_in_words(common["sectors"]),
        is_of_company=is_of_company(request.actor, found.mentor),
        is_of_organisation=is_of_organisation(request.actor, found.mentee),
        is_fictitious=found.mentee.is_fictitious,
    )


@allowed(may_follow_pairs)
def add_meeting(request: Request, pair_id: int) -> HttpResponse:
    """Note a meeting."""
    found = pair_or_404(request, pair_id)
    form = MeetingForm(request.POST if request.method == "POST" else None, pair=found)
    if form.is_valid():
        try:
            note_meeting(pair_id=found.pk, by=request.user, **form.cleaned_data)
        except TooLate as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("La rencontre est notée."))
        return redirect(pair_page(found))
    title = gettext("Noter une rencontre")
    return form_page(request, form, title, pair_page(found), trail=trail_to_pair(request, found))


@allowed(may_follow_pairs)
def finish_pair(request: Request, pair_id: int) -> HttpResponse:
    """Note how a pair ends, also when someone declines it."""
    found = pair_or_404(request, pair_id)
    form = EndForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        try:
            end_pair(pair_id=found.pk, by=request.user, **form.cleaned_data)
        except TooLate as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, gettext("C'est noté."))
        return redirect(pair_page(found))
    title = gettext("Noter la fin du parrainage")
    intro = gettext(
        "Si l'un ou l'autre préfère dire non, choisissez « arrêté avant la fin » : on n'a pas à dire pourquoi."
    )
    return form_page(request, form, title, pair_page(found), trail=trail_to_pair(request, found), intro=intro)
