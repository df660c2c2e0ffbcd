"""Addresses of the room, all under « tests »."""

from django.urls import URLPattern, URLResolver

from vigie.testing.field.urls import urlpatterns as field

app_name = "testing"
urlpatterns: list[URLPattern | URLResolver] = [*field]
