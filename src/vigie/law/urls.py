"""Addresses of the room."""

from django.urls import URLPattern, URLResolver

app_name = "law"
urlpatterns: list[URLPattern | URLResolver] = []
