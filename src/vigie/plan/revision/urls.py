"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.plan.revision import version_views

urlpatterns: list[URLPattern] = [
    path("plan/versions/", version_views.versions, name="versions"),
]
