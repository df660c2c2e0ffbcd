"""Addresses of the room, all under « reseau »."""

from django.urls import URLPattern, URLResolver

from vigie.network.calls.urls import urlpatterns as calls
from vigie.network.coverage.urls import urlpatterns as coverage
from vigie.network.examining.urls import urlpatterns as examining
from vigie.network.mandates.urls import urlpatterns as mandates
from vigie.network.members.urls import urlpatterns as members

app_name = "network"
urlpatterns: list[URLPattern | URLResolver] = [*coverage, *calls, *examining, *mandates, *members]
