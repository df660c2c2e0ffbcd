"""Addresses of the room: public ones under « aide », staff's under « accueil »."""

from django.urls import URLPattern, URLResolver

app_name = "support"
urlpatterns: list[URLPattern | URLResolver] = []
