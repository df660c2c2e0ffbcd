"""Addresses of evidence."""

from django.urls import URLPattern, path

from vigie.testing.evidence import adding_views

urlpatterns: list[URLPattern] = [
    path("tests/sentinelle/candidatures/<slug:code>/pieces/", adding_views.add, name="add_evidence"),
]
