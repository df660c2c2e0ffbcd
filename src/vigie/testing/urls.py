"""Addresses of the room, all under « tests »."""

from django.urls import URLPattern, URLResolver

from vigie.testing.campaigns.urls import urlpatterns as campaigns
from vigie.testing.coding.urls import urlpatterns as coding
from vigie.testing.evidence.urls import urlpatterns as evidence
from vigie.testing.field.urls import urlpatterns as field
from vigie.testing.phones.urls import urlpatterns as phones
from vigie.testing.results.urls import urlpatterns as results

app_name = "testing"
# Whole words before codes of campaigns, which could not be told from them.
urlpatterns: list[URLPattern | URLResolver] = [
    *results,
    *coding,
    *evidence,
    *phones,
    *field,
    *campaigns,
]
