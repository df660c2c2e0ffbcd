"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

app_name = "label"
urlpatterns: list[URLPattern | URLResolver] = []
