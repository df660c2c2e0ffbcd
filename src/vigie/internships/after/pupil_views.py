"""The pupil's page of preparation, once they have a seat."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.internships.after.access import placed
from vigie.internships.after.checklist_pages import checklist_page
from vigie.internships.after.checklists import Side
from vigie.internships.pupils.session import PupilRequest, pupil_only


@pupil_only
def prepare_internship(request: PupilRequest) -> HttpResponse:
    """Tick what is prepared; without a seat, there is nothing to prepare yet."""
    done = reverse("internships:pupil_home")
    assignment = placed().filter(pupil=request.pupil).first()
    if assignment is None:
        messages.info(request, gettext("Vous n'avez pas encore de stage : cette liste servira après le tirage."))
        return redirect(done)
    title = gettext("Préparer mon stage : %(offer)s") % {"offer": assignment.session.offer}
    return checklist_page(request, assignment, Side.PUPIL, title, done, trail=[(gettext("Mon stage"), done)])
