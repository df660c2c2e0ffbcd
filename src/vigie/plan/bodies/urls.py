"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.plan.bodies import body_views

urlpatterns: list[URLPattern] = [
    path("instances/", body_views.bodies, name="bodies"),
]
