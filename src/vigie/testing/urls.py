"""Addresses of the room, all under « tests »."""

from django.urls import URLPattern, URLResolver

app_name = "testing"
urlpatterns: list[URLPattern | URLResolver] = []
