"""Public pages of rights: the way in, the law in plain words, and the same in easy words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.core.views import public
from vigie.law.models import LegalRule
from vigie.support.rights import facts
from vigie.support.rights.easy_words import CRITERIA, DOMAINS, easily


@public
def help_page(request: HttpRequest) -> HttpResponse:
    """Open the doors: understand, find someone, tell."""
    return render(request, "support/rights/help.html", {"breadcrumb": [(_("Besoin d'aide ?"), None)]})


@public
def rights_page(request: HttpRequest) -> HttpResponse:
    """Tell one's rights in plain words, from verified law of today."""
    trail = [help_step(), (_("Connaître ses droits"), None)]
    return render(request, "support/rights/rights.html", rights_of_today() | {"breadcrumb": trail})


@public
def easy_page(request: HttpRequest) -> HttpResponse:
    """Tell the same in easy words: one idea a sentence, made to be printed and read together."""
    trail = [help_step(), (_("Connaître ses droits"), reverse("support:rights")), (_("Facile à lire"), None)]
    said = rights_of_today()
    easy = {
        "easy_criteria": easily(said["criteria"], CRITERIA),
        "easy_domains": easily(said["domains"], DOMAINS),
        "breadcrumb": trail,
    }
    return render(request, "support/rights/easy.html", said | easy)


def help_step() -> tuple[str, str]:
    """Return the first step of the room's trails."""
    return _("Besoin d'aide ?"), reverse("support:help")


def rights_of_today() -> dict[str, Any]:
    """Read what both pages say; a fixed number of queries."""
    today = timezone.localdate()
    limits = facts.limits_on(today)
    return {
        "today": today,
        "criteria": facts.criteria_on(today),
        "forms_of_discrimination": facts.forms_on(today),
        "domains": facts.domains_on(today),
        "proofs": facts.rules_on(today, LegalRule.Topic.PROOF),
        "penalties": facts.rules_on(today, LegalRule.Topic.PENALTY),
        "routes": facts.routes_on(today),
        "time_limits": limits,
        "limit_of": {limit.code: limit for limit in limits},
    }
