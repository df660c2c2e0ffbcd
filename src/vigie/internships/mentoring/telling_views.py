"""Tells a discrimination met during a search, or takes it back. Neither address nor page names a pair."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.core.attempts import Attempts
from vigie.core.typed_words import words_to_mend
from vigie.core.vault.errors import NotAReceipt
from vigie.internships.mentoring.access import pairs_followed
from vigie.internships.mentoring.mentee_views import trail_to_mentees
from vigie.internships.mentoring.mentor_views import mentors_page, trail_to_mentors
from vigie.internships.mentoring.pilot_views import trail_to_mentoring
from vigie.internships.mentoring.telling import WORDS, AlreadyBack, kept_until, take_back, tell
from vigie.internships.mentoring.telling_form import BackForm, TellForm
from vigie.internships.offers.opening import is_pilot
from vigie.internships.pages import Trail, page
from vigie.internships.rules import may_follow_pairs
from vigie.observatory.checking import InvalidFact

# Nothing says who told what: an account that would drown the others is stopped here or nowhere.
TELLINGS: Final = Attempts(most=20, seconds=86_400)
TELL, BACK = "internships/mentoring/tell.html", "internships/mentoring/take_back.html"


def trail_of_side(request: Request) -> Trail:
    """Return the links back to the mentoring of whoever acts."""
    if is_pilot(request):
        return trail_to_mentoring()
    return trail_to_mentors(request) if request.actor.has(Role.COMPANY) else trail_to_mentees()


def home_of_side(request: Request) -> str:
    """Return the address of the mentoring of whoever acts."""
    if is_pilot(request):
        return reverse("internships:mentoring")
    return mentors_page(request) if request.actor.has(Role.COMPANY) else reverse("internships:mentees")


@allowed(may_follow_pairs)
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def tell_discrimination(request: Request) -> HttpResponse:
    """Have a discrimination counted, with the agreement of who met it; the words that take it back are shown once."""
    pairs = pairs_followed(request)
    form = TellForm(request.POST if request.method == "POST" else None)
    teller = str(request.user.pk)
    if form.is_valid() and TELLINGS.is_blocked(teller):
        form.add_error(None, gettext("Beaucoup a été raconté d'ici aujourd'hui. Revenez demain, ou appelez l'équipe."))
    elif form.is_valid():
        is_fictitious = not pairs.filter(mentee__is_fictitious=False).exists()
        try:
            code = tell(told=form.told, nonce=form.cleaned_data["nonce"], is_fictitious=is_fictitious)
        except (AlreadyBack, InvalidFact) as refusal:
            form.add_error(None, str(refusal))
        else:
            TELLINGS.note(teller)
            return told_page(request, code)
    return page(
        request,
        TELL,
        gettext("Une discrimination pendant la recherche"),
        trail=trail_of_side(request),
        status=422 if form.errors else 200,
        form=form,
        done=home_of_side(request),
    )


def told_page(request: Request, code: str) -> HttpResponse:
    """Show the words that take back what was just told."""
    return page(
        request,
        "internships/mentoring/told.html",
        gettext("C'est compté"),
        trail=trail_of_side(request),
        words=code.split(),
        until=kept_until(timezone.localdate()),
        done=home_of_side(request),
    )


@allowed(may_follow_pairs)
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def take_back_telling(request: Request) -> HttpResponse:
    """Take back what was told, with its six words."""
    pairs_followed(request)
    form = BackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            take_back(typed=form.cleaned_data["words"])
        except NotAReceipt as wrong:
            form.add_error("words", words_to_mend(wrong, WORDS))
        except AlreadyBack as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, gettext("C'est retiré : l'observatoire ne le comptera plus."))
            return redirect(home_of_side(request))
    title = gettext("Retirer ce qui a été raconté")
    status = 422 if form.errors else 200
    done = home_of_side(request)
    return page(request, BACK, title, trail=trail_of_side(request), status=status, form=form, done=done)
