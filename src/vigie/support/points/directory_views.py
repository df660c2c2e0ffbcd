"""The public directory: who receives, where, when, in which languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vigie.core.views import public
from vigie.support.models import ReceptionPoint
from vigie.support.points.cards import card_of, neighbourhoods_on, place_of, published_points
from vigie.support.points.codes import COMPETENCES, LANGUAGES, in_words
from vigie.support.points.coverage import is_out_of_date
from vigie.support.points.directory_form import DirectoryForm
from vigie.support.points.filtering import search
from vigie.support.rights.facts import criteria_on, domains_on
from vigie.support.rights.views import help_step
from vigie.territory.models import Commune
from vigie.territory.svg_map import Map, Marker, draw_map


@dataclass(frozen=True)
class ShownPoint:
    """A point as a page says it. distance: in kilometres from the chosen commune's centre, None when not counted."""

    point: ReceptionPoint
    competences: list[str]
    languages: list[str]
    is_to_check: bool
    distance: float | None = None


def shown(point: ReceptionPoint, day: date, distance: float | None = None) -> ShownPoint:
    """Put a point in words."""
    return ShownPoint(
        point,
        in_words(point.competences, COMPETENCES),
        in_words(point.languages, LANGUAGES),
        is_out_of_date(point.verified_on, day),
        distance,
    )


# A search changes nothing and asks for no right; sent in the body, it leaves nothing in the address nor in a history.
@csrf_exempt
@cache_control(no_store=True, private=True)
@require_http_methods(["GET", "HEAD", "POST"])
@public
def points(request: HttpRequest) -> HttpResponse:
    """List the points that answer a wish, the nearest first, and draw them on the territory."""
    form = DirectoryForm(request.POST) if request.method == "POST" else DirectoryForm()
    today = timezone.localdate()
    by_key = {point.pk: point for point in published_points()}
    found = search((card_of(point) for point in by_key.values()), form.wish())
    rows = [shown(by_key[each.card.key], today, each.distance) for each in found]
    return render(
        request,
        "support/points/points.html",
        {
            "form": form,
            "rows": rows,
            "number_of_points": len(by_key),
            "has_places": any(place_of(row.point) for row in rows),
            "map": points_map([row.point for row in rows], today),
            "breadcrumb": [help_step(), (_("Trouver de l'aide"), None)],
        },
    )


def points_map(points: Iterable[ReceptionPoint], day: date) -> Map:
    """Draw the points whose place is known, each a link to its page."""
    places = [(point, place_of(point)) for point in points]
    markers = [
        Marker(*place, label=point.name, url=reverse("support:point", args=[point.pk]))
        for point, place in places
        if place
    ]
    return draw_map(
        Commune.objects.all(),
        title=_("Les lieux d'accueil"),
        description=_("La liste dit la même chose."),
        neighbourhoods=neighbourhoods_on(day),
        markers=markers,
        key="points",
    )


@public
def point(request: HttpRequest, point_id: int) -> HttpResponse:
    """Show one point, made to be printed and taken along."""
    found = get_object_or_404(published_points(), pk=point_id)
    today = timezone.localdate()
    return render(
        request,
        "support/points/point.html",
        {
            "row": shown(found, today),
            "is_able": ReceptionPoint.objects.able_to_receive().filter(pk=found.pk).exists(),
            "criteria": in_words(found.criteria, {each.code: each.label for each in criteria_on(today)}),
            "domains": in_words(found.domains, {each.code: each.label for each in domains_on(today)}),
            "breadcrumb": [help_step(), (_("Trouver de l'aide"), reverse("support:points")), (found.name, None)],
        },
    )
