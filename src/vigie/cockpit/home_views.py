"""The public home, and the desk each person finds after signing in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Reason, Request, allowed, everyone
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.cockpit import desk
from vigie.cockpit.elected_home import elected_home
from vigie.cockpit.public_face import public_face
from vigie.plan.access import current_plan


def signed_in(actor: Actor) -> Reason:
    """A desk belongs to someone; a visitor is asked to sign in."""
    return _("Connectez-vous pour voir votre accueil.") if actor.is_visitor else None


@allowed(everyone)
def home(request: Request) -> HttpResponse:
    """What Vigie is for here, where to get help, the plan and its progress: only what was opened to the public."""
    return render(request, "cockpit/home.html", {"face": public_face()})


@allowed(signed_in)
def desk_page(request: Request) -> HttpResponse:
    """What waits for this person: their actions, what is missing, what to confirm, by the roles held today."""
    actor, day = request.actor, timezone.localdate()
    plan = current_plan()
    context = {
        "plan": plan,
        "today": day,
        "my_actions": desk.my_actions(actor, day),
        "waiting": desk.waiting_for(actor, plan, day),
        "statuses": desk.statuses_for(actor, plan),
        "urgent": desk.urgent_for(actor, plan, day),
        "news": desk.news_for(actor, plan),
        "is_contributor": actor.has(Role.CONTRIBUTOR),
        "is_pilot": actor.has(Role.PILOT),
        "is_administrator": actor.has(Role.ADMINISTRATOR),
        "elected": elected_home(actor, request.user, plan, timezone.now(), day),
        "has_role": bool(actor.roles),
    }
    return render(request, "cockpit/desk.html", context)
