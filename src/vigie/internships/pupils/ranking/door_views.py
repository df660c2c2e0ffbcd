"""The door of pupils: a code in, « Quitter » out; and their home."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.attempts import Attempts
from vigie.core.senders import sender_of
from vigie.internships.pages import page
from vigie.internships.pupils.classes.addresses import class_page
from vigie.internships.pupils.codes import find
from vigie.internships.pupils.ranking.advice import advice
from vigie.internships.pupils.ranking.forms import CodeForm
from vigie.internships.pupils.ranking.offers import sessions_for
from vigie.internships.pupils.ranking.pages import pupil_page
from vigie.internships.pupils.ranking.saving import wishes_of
from vigie.internships.pupils.session import PupilRequest, current_pupil, enter, helper_of, leave, pupil_only

# A whole class types its codes behind one address: wrong ones alone are counted.
WRONG_CODES = Attempts(most=40, seconds=600)


@never_cache
@allowed(everyone)
def pupil_door(request: Request) -> HttpResponse:
    """Ask for the code."""
    if request.method != "POST":
        if current_pupil(request):
            return redirect("internships:pupil_home")
        return door(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return door(request, form, status=422)
    sender = sender_of(request)
    if WRONG_CODES.is_blocked(sender):
        form.add_error("code", gettext("Beaucoup de codes faux ont été essayés d'ici. Attendez dix minutes."))
        return door(request, form, status=429)
    pupil = find(form.cleaned_data["code"])
    if pupil is None:
        WRONG_CODES.note(sender)
        form.add_error("code", gettext("Ce code n'ouvre rien. Vérifiez-le lettre par lettre, ou demandez-en un autre."))
        return door(request, form, status=422)
    enter(request, pupil)
    return redirect("internships:pupil_home")


def door(request: Request, form: CodeForm, *, status: int = 200) -> HttpResponse:
    """Draw the door."""
    return page(request, "internships/pupils/door.html", gettext("Espace des élèves"), status=status, form=form)


@pupil_only
def pupil_home(request: PupilRequest) -> HttpResponse:
    """Say what to do, until when, and where the list stands."""
    wishes, sessions = wishes_of(request.pupil), sessions_for(request.pupil)
    return pupil_page(
        request,
        "internships/pupils/home.html",
        gettext("Mon stage"),
        "home",
        advice=advice(len(wishes), len(sessions)),
        available=len(sessions),
        weeks=request.pupil.school_class.entry.campaign.weeks.all(),
    )


@require_POST
@allowed(everyone)
def pupil_leave(request: Request) -> HttpResponse:
    """Forget the pupil on this computer; whoever helped goes back to the class."""
    pupil, helper = current_pupil(request), helper_of(request)
    leave(request)
    if pupil and helper:
        return redirect(class_page(pupil.school_class_id))
    messages.success(request, gettext("Vous avez quitté votre espace. Votre liste est enregistrée."))
    return redirect("internships:pupil_door")
