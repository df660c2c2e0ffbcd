"""Addresses of the room: public ones, then those of whoever prepares editions."""

from django.urls import URLPattern

app_name = "observatory"
urlpatterns: list[URLPattern] = []
