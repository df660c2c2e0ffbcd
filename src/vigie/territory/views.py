"""Public pages of the territory: where it is, its colours, its logo."""

from hashlib import sha256
from itertools import groupby

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition

from vigie.core.views import public
from vigie.territory.colours import style_sheet
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory
from vigie.territory.svg_map import Map, draw_map


@public
def territory_page(request: HttpRequest) -> HttpResponse:
    """Show the territory, its communes and its priority neighbourhoods by vintage."""
    territory = Territory.objects.first()
    communes = list(Commune.objects.all())
    neighbourhoods = list(PriorityNeighbourhood.objects.prefetch_related("communes").order_by("-vintage", "name"))
    in_force = PriorityNeighbourhood.objects.in_force(timezone.localdate())
    return render(
        request,
        "territory/territory.html",
        {
            "communes": communes,
            "map": communes_map(territory, communes, in_force),
            "vintages": [
                {"year": year, "rows": list(rows)} for year, rows in groupby(neighbourhoods, lambda each: each.vintage)
            ],
            "breadcrumb": [(_("Le territoire"), None)],
        },
    )


def communes_map(
    territory: Territory | None, communes: list[Commune], neighbourhoods: QuerySet[PriorityNeighbourhood]
) -> Map | None:
    """Draw the communes and the neighbourhoods in force; None before the territory is loaded."""
    if territory is None:
        return None
    return draw_map(
        communes,
        title=_("Les communes de %(territory)s") % {"territory": territory.name},
        description=_("Le tableau des communes, plus bas, dit la même chose."),
        neighbourhoods=neighbourhoods,
    )


def chosen_colour() -> str:
    """Return the territory's colour, or Vigie's own before one is loaded."""
    colour = Territory.objects.values_list("accent_colour", flat=True).first()
    return colour or str(Territory._meta.get_field("accent_colour").default)


def colours_etag(request: HttpRequest) -> str:
    """Return a mark that changes with the style sheet itself, whether the colour or its calculation changes."""
    return f'"{sha256(style_sheet(chosen_colour()).encode()).hexdigest()[:20]}"'


@public
@cache_control(public=True, max_age=300)
@condition(etag_func=colours_etag)
def colours(request: HttpRequest) -> HttpResponse:
    """Give pages the territory's shades as custom properties."""
    return HttpResponse(style_sheet(chosen_colour()), content_type="text/css; charset=utf-8")


def logo_etag(request: HttpRequest) -> str | None:
    """Return a mark that changes with the logo."""
    logo = Territory.objects.values_list("logo", flat=True).first()
    return f'"{sha256(logo.encode()).hexdigest()[:20]}"' if logo else None


@public
@cache_control(public=True, max_age=300)
@condition(etag_func=logo_etag)
def logo(request: HttpRequest) -> HttpResponse:
    """Give the logo as an image, which browsers keep from running anything."""
    drawing = Territory.objects.values_list("logo", flat=True).first()
    if not drawing:
        raise Http404
    return HttpResponse(drawing, content_type="image/svg+xml")
