"""Public pages: a session and its form, then the page of one's enrolment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.training.certificates.giving import may_have_certificate
from vigie.training.models import Enrolment, Material, Session
from vigie.training.modules.files import given_back
from vigie.training.pages import Trail, page
from vigie.training.registering.acts import NotPossible, register, withdraw
from vigie.training.registering.forms import PublicEnrolmentForm, WithdrawForm
from vigie.training.registering.limits import REGISTRATIONS, too_many
from vigie.training.registering.messages import when
from vigie.training.registering.patience import patiently
from vigie.training.registering.questionnaires import open_address
from vigie.training.registering.session_page import counted, shown


def trail_to_session(session: Session) -> Trail:
    """Return the links back to a session, from the catalogue."""
    module = session.version.module
    return [
        (gettext("Formations"), reverse("training:catalogue")),
        (module.name, reverse("training:module", args=[module.slug])),
    ]


def session_or_404(code: str) -> Session:
    """Return an announced session, cancelled ones included: whoever comes by a link reads that it is."""
    rows = counted(Session.objects.filter(announced_on__isnull=False))
    return get_object_or_404(rows, code=code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@allowed(everyone)
def session(request: Request, code: str) -> HttpResponse:
    """Show a session, and register whoever sends the form; a robot caught by the trap believes it succeeded."""
    found = session_or_404(code)
    form = PublicEnrolmentForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        refusal = sent(request, found, form)
        if refusal is None:
            return redirect("training:registered", code)
        status = refusal
    return page(
        request,
        "training/registering/session.html",
        str(found),
        trail=trail_to_session(found),
        status=status,
        row=shown(found),
        when=when(found),
        form=form,
        is_fictitious=found.is_fictitious,
    )


def sent(request: Request, found: Session, form: PublicEnrolmentForm) -> int | None:
    """Register who sends the form; return the status of the page that says what is wrong, None when all is well."""
    if not form.is_valid():
        return 422
    if refusal := too_many(request, REGISTRATIONS):
        form.add_error(None, refusal)
        return 429
    if form.cleaned_data["company"]:
        return None
    try:
        patiently(lambda: register(session_id=found.pk, registrant=form.registrant))
    except NotPossible as error:
        form.add_error(None, str(error))
        return 409
    return None


@require_safe
@allowed(everyone)
def registered(request: Request, code: str) -> HttpResponse:
    """Say what happens next; the same for everyone, so that it tells nothing of who was already registered."""
    found = session_or_404(code)
    title = gettext("C'est envoyé")
    trail = [*trail_to_session(found), (gettext("Session"), reverse("training:session", args=[code]))]
    return page(request, "training/registering/registered.html", title, trail=trail, session=found, when=when(found))


def enrolment_or_404(code: str) -> Enrolment:
    """Return the enrolment of a link."""
    rows = Enrolment.objects.select_related(
        "session__version__module", "session__before_wave", "session__after_wave", "organisation__parent", "certificate"
    )
    return get_object_or_404(rows, code=code)


@never_cache
@require_safe
@allowed(everyone)
def enrolment(request: Request, code: str) -> HttpResponse:
    """Show whoever holds the link where their enrolment stands, and what they may do."""
    found = enrolment_or_404(code)
    held = found.session
    is_present = found.presence == Enrolment.Presence.PRESENT
    return page(
        request,
        "training/registering/enrolment.html",
        gettext("Mon inscription"),
        enrolment=found,
        session=held,
        when=when(held),
        place_in_line=place_in_line(found),
        before=open_address(held.before_wave) if found.is_seated and not held.has_started else "",
        after=open_address(held.after_wave) if is_present else "",
        materials=held.version.materials.all() if found.is_seated else [],
        has_certificate=may_have_certificate(found),
        is_fictitious=found.is_fictitious,
    )


def place_in_line(found: Enrolment) -> int:
    """Return the place of someone on the waiting list, from 1; 0 when they do not wait."""
    if not found.is_waiting:
        return 0
    return found.session.enrolments.waiting().filter(rank__lte=found.rank).count()


@never_cache
@allowed(everyone)
def withdraw_own(request: Request, code: str) -> HttpResponse:
    """Ask, then withdraw one's own enrolment."""
    found = enrolment_or_404(code)
    own = reverse("training:enrolment", args=[code])
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            patiently(lambda: withdraw(enrolment_id=found.pk, reason=form.cleaned_data["reason"]))
        except NotPossible as error:
            messages.warning(request, str(error))
        return redirect(own)
    return page(
        request,
        "training/registering/withdraw.html",
        gettext("Me désister"),
        trail=[(gettext("Mon inscription"), own)],
        status=422 if form.errors else 200,
        enrolment=found,
        session=found.session,
        when=when(found.session),
        form=form,
        done=own,
    )


@never_cache
@require_safe
@allowed(everyone)
def own_material(request: Request, code: str, material_id: int) -> HttpResponse:
    """Give a file of the session to someone who has a place."""
    found = get_object_or_404(Enrolment.objects.seated(), code=code)
    return given_back(get_object_or_404(Material, pk=material_id, version__sessions=found.session_id))
