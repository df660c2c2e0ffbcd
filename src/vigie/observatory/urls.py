"""Addresses of the room: public ones, then those of whoever prepares editions."""

from django.urls import URLPattern, URLResolver

from vigie.observatory.api.urls import urlpatterns as api
from vigie.observatory.diagnosis.urls import urlpatterns as diagnosis
from vigie.observatory.editions.urls import urlpatterns as editions
from vigie.observatory.explorer.urls import urlpatterns as explorer
from vigie.observatory.facts_import.urls import urlpatterns as facts_import
from vigie.observatory.indicators.urls import urlpatterns as indicators
from vigie.observatory.open_data.urls import urlpatterns as open_data
from vigie.observatory.referentials.urls import urlpatterns as referentials
from vigie.observatory.restitution.urls import urlpatterns as restitution
from vigie.observatory.sources.urls import urlpatterns as sources

app_name = "observatory"
urlpatterns: list[URLPattern | URLResolver] = [
    *api,
    *diagnosis,
    *editions,
    *explorer,
    *facts_import,
    *indicators,
    *open_data,
    *referentials,
    *restitution,
    *sources,
]
