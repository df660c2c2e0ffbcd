"""What everyone reads of the calls, and the form by which anyone applies; no address of a machine is kept."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.attempts import Attempts
from vigie.core.senders import sender_of
from vigie.network.calls.applying import apply, not_open
from vigie.network.calls.public_forms import CandidacyForm
from vigie.network.calls.states import WORDS, State, state_of_call
from vigie.network.data_register import CANDIDACIES_KEPT
from vigie.network.models import Call
from vigie.network.pages import Trail, page
from vigie.network.refusals import NotNow

# From one place, such as a library whose readers share an address: more than people, fewer than a robot.
APPLICATIONS = Attempts(most=20, seconds=3600)


def trail() -> Trail:
    """Return the link back to the calls."""
    return [(gettext("Rejoindre le réseau"), reverse("network:public_calls"))]


def public_call_or_404(code: str) -> Call:
    """Return a call that everyone may read."""
    call = Call.objects.filter(code=code, published_on__isnull=False).first()
    if call is None:
        raise Http404
    return call


@require_safe
@allowed(everyone)
def public_calls(request: Request) -> HttpResponse:
    """Say what ambassadors and sentinels do, which calls are open, and which were."""
    day = timezone.localdate()
    calls = [(call, state_of_call(call, day)) for call in Call.objects.filter(published_on__isnull=False)]
    return page(
        request,
        "network/calls/public_calls.html",
        gettext("Rejoindre le réseau"),
        calls=[(call, *WORDS[state]) for call, state in calls],
        is_one_open=any(state is State.OPEN for _call, state in calls),
    )


@require_safe
@allowed(everyone)
def public_call(request: Request, code: str) -> HttpResponse:
    """Show a call: its dates, its text, and the way to answer it while it is open."""
    call = public_call_or_404(code)
    state = state_of_call(call, timezone.localdate())
    return page(
        request,
        "network/calls/public_call.html",
        call.title,
        trail=trail(),
        call=call,
        state=state,
        badge=WORDS[state],
        is_fictitious=call.is_fictitious,
    )


@allowed(everyone)
@sensitive_post_parameters()
@sensitive_variables("form")
def apply_to_call(request: Request, code: str) -> HttpResponse:
    """Let anyone apply; a robot caught by the trap believes it succeeded."""
    call = public_call_or_404(code)
    is_open = call.is_open(timezone.localdate())
    if not is_open and request.method != "POST":
        return redirect("network:public_call", code)
    form = CandidacyForm(request.POST if request.method == "POST" else None, call=call)
    status = 200
    if request.method == "POST":
        status = 422
        sender = sender_of(request)
        if APPLICATIONS.is_blocked(sender):
            status = 429
            form.add_error(
                None, gettext("Beaucoup de candidatures sont parties d'ici. Vos mots sont là : renvoyez-les plus tard.")
            )
        elif not is_open:
            form.add_error(None, not_open())
        elif form.is_valid():
            APPLICATIONS.note(sender)
            if number := number_of(form, call):
                return redirect(reverse("network:applied", args=[code]) + f"?numero={number}")
    return page(
        request,
        "network/calls/apply.html",
        gettext("Candidater"),
        trail=[*trail(), (call.title, reverse("network:public_call", args=[code]))],
        status=status,
        call=call,
        form=form,
        kept_days=CANDIDACIES_KEPT.days,
        is_fictitious=call.is_fictitious,
    )


def number_of(form: CandidacyForm, call: Call) -> str:
    """Keep a candidacy and return its number; nothing when it was refused, which the form then says."""
    told = form.cleaned_data
    if form.is_robot:
        return str(told["code"])
    try:
        apply(
            call_id=call.pk,
            code=told["code"],
            function=told["function"],
            sex=told["sex"],
            commune=told["commune"],
            sent=form.sent,
        )
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        form.renew_number()
        return ""
    return str(told["code"])


@require_safe
@allowed(everyone)
def applied(request: Request, code: str) -> HttpResponse:
    """Thank, give the number, and say what happens next."""
    call = public_call_or_404(code)
    number = request.GET.get("numero", "")
    return page(
        request,
        "network/calls/applied.html",
        gettext("Candidature reçue"),
        trail=[*trail(), (call.title, reverse("network:public_call", args=[code]))],
        call=call,
        number=number if number.isalnum() and len(number) <= 12 else "",
    )
