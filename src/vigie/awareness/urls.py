"""Addresses of the room: public ones under « outils » and « evenements », those of staff under « sensibilisation »."""

from django.urls import URLPattern, URLResolver, path

from vigie.awareness.definitions.urls import urlpatterns as definitions
from vigie.awareness.events.urls import urlpatterns as events
from vigie.awareness.home_views import home
from vigie.awareness.interventions.urls import urlpatterns as interventions
from vigie.awareness.loans.urls import urlpatterns as loans
from vigie.awareness.programme.urls import urlpatterns as programme
from vigie.awareness.toolbox.urls import urlpatterns as toolbox

app_name = "awareness"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sensibilisation/", home, name="home"),
    *toolbox,
    *loans,
    *definitions,
    *events,
    *programme,
    *interventions,
]
