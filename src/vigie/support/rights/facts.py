"""What the pages of rights may say: the tables of law, in force and verified, and nothing else."""

from collections.abc import Collection
from datetime import date

from django.db.models import Prefetch

from vigie.law.models import Criterion, CriterionText, DiscriminationType, Domain, LegalRule, Route, TimeLimit
from vigie.support.rights.time_left import Limit, Start


def criteria_on(day: date) -> list[Criterion]:
    """Return the criteria that a verified text cites on a day."""
    texts = CriterionText.objects.publishable().in_force(day)
    return list(Criterion.objects.publishable().in_force(day).prefetch_related(Prefetch("texts", texts)))


def criterion_labels_on(day: date) -> list[tuple[str, str]]:
    """Return the code and the label of the criteria that a verified text cites on a day."""
    return list(Criterion.objects.publishable().in_force(day).values_list("code", "label"))


def domain_labels_on(day: date) -> list[tuple[str, str]]:
    """Return the code and the label of the domains of life in which discriminating is prohibited on a day."""
    return list(Domain.objects.publishable().in_force(day).values_list("code", "label"))


def penal_among(criteria: Collection[Criterion]) -> frozenset[str]:
    """Return the codes of those that the penal code cites."""
    return frozenset(each.code for each in criteria if each.in_penal_code)


def domains_on(day: date) -> list[Domain]:
    """Return the domains of life in which discriminating is prohibited on a day."""
    return list(Domain.objects.publishable().in_force(day))


def forms_on(day: date) -> list[DiscriminationType]:
    """Return the forms of discrimination that have a verified definition on a day."""
    return list(DiscriminationType.objects.publishable().in_force(day))


def routes_on(day: date) -> list[Route]:
    """Return the routes open on a day."""
    return list(Route.objects.publishable().in_force(day))


def rules_on(day: date, topic: LegalRule.Topic) -> list[LegalRule]:
    """Return the rules of a topic, such as proof, on a day."""
    return list(LegalRule.objects.publishable().in_force(day).filter(topic=topic))


def limits_on(day: date) -> list[TimeLimit]:
    """Return the time limits that a person can count on a day, with their routes; one query.

    A limit whose route is not verified is left out with it.
    """
    limits = TimeLimit.objects.publishable().in_force(day).select_related("route")
    countable = limits.filter(start__in=[start.value for start in Start])
    return [limit for limit in countable if limit.route and limit.route.is_verified]


def limits_by_route(day: date, routes: Collection[str], foreign: Collection[str]) -> list[TimeLimit]:
    """Return the limits of some routes, those that have nothing to do with the case left out; all by their codes."""
    return [each for each in limits_on(day) if each.route and each.route.code in routes and each.code not in foreign]


def countable(limit: TimeLimit) -> Limit:
    """Return the plain value of a limit."""
    return Limit(code=limit.code, months=limit.months, start=Start(limit.start))
