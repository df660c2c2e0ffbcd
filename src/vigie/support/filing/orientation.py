"""What a person can do at once, from the criterion and the domain she named: routes and time limits of verified law."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from vigie.law.models import Route, TimeLimit
from vigie.support.rights import facts
from vigie.support.rights.assessment import Answers, Verdict, What, routes_of


def orientation_for(answers: Mapping[str, Any]) -> tuple[list[Route], list[TimeLimit]]:
    """Return the routes worth a look, and how long each leaves; a route without verified text is left out."""
    today = timezone.localdate()
    domain = answers.get("domain")
    told = Answers(
        what=frozenset({What.LESS_WELL}),
        criteria=frozenset(answers.get("criteria") or ()),
        domains=frozenset({domain} if domain else ()),
    )
    penal = facts.penal_among(facts.criteria_on(today)) if told.criteria else frozenset[str]()
    codes = routes_of(told, Verdict.MAYBE, penal)
    routes = [route for route in facts.routes_on(today) if route.code in codes]
    return routes, facts.limits_by_route(today, codes, frozenset({"petty_offence"}))
