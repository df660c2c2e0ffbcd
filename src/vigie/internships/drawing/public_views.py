"""What everybody reads of a draw: what was promised, what came out, how to check it; and how it all works."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request
from vigie.core.views import public
from vigie.internships.drawing.example import SEED, example
from vigie.internships.drawing.file_views import ZIP, public_round
from vigie.internships.drawing.telling import told_round
from vigie.internships.pages import Trail, page


@public
@require_safe
def public_draw(request: Request, code: str, number: int) -> HttpResponse:
    """Show a round: what is promised, then what was drawn and how anybody makes it again."""
    round_ = public_round(code, number)
    campaign = round_.campaign
    trail: Trail = [
        (gettext("La bourse de stage"), reverse("internships:home")),
        (campaign.name, reverse("internships:public_campaign", args=[campaign.code])),
    ]
    titles = {1: gettext("Vérifier le tirage au sort"), 2: gettext("Vérifier le tirage du second tour")}
    return page(
        request,
        "internships/drawing/public_draw.html",
        titles.get(number, titles[1]),
        trail=trail,
        is_fictitious=campaign.is_fictitious,
        told=told_round(round_),
        round=round_,
        campaign=campaign,
        archive=ZIP,
    )


@public
@require_safe
def method(request: Request) -> HttpResponse:
    """Explain how seats are given, with an example that the match itself makes."""
    return page(
        request,
        "internships/drawing/method.html",
        gettext("Comment les stages sont attribués"),
        trail=[(gettext("La bourse de stage"), reverse("internships:home"))],
        example=example(),
        seed=SEED,
    )
