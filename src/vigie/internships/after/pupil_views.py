"""The pupil's page of preparation, once they have a seat."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.internships.after.access import placed
from vigie.internships.after.checklists import Side, tick, ticked
from vigie.internships.after.forms import ChecklistForm
from vigie.internships.pages import form_page
from vigie.internships.pupils.session import PupilRequest, pupil_only


@pupil_only
def prepare_internship(request: PupilRequest) -> HttpResponse:
    """Tick what is prepared; without a seat, there is nothing to prepare yet."""
    done = reverse("internships:pupil_home")
    assignment = placed().filter(pupil=request.pupil).first()
    if assignment is None:
        messages.info(request, gettext("Vous n'avez pas encore de stage : cette liste servira après le tirage."))
        return redirect(done)
    is_sent = request.method == "POST"
    initial = {"items": sorted(ticked(assignment, Side.PUPIL))}
    form = ChecklistForm(request.POST if is_sent else None, side=Side.PUPIL, initial=initial)
    if is_sent and form.is_valid():
        tick(assignment=assignment, side=Side.PUPIL, items=set(form.cleaned_data["items"]))
        messages.success(request, gettext("C'est noté."))
        return redirect(done)
    title = gettext("Préparer mon stage : %(offer)s") % {"offer": assignment.session.offer}
    return form_page(request, form, title, done, trail=[(gettext("Mon stage"), done)])
