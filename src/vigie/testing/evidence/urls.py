"""Addresses of evidence."""

from django.urls import URLPattern, path

from vigie.testing.evidence import adding_views, holding_views

urlpatterns: list[URLPattern] = [
    path("tests/sentinelle/candidatures/<slug:code>/pieces/", adding_views.add, name="add_evidence"),
    path("tests/<slug:code>/garder/", holding_views.hold, name="hold_campaign"),
    path("tests/<slug:code>/ne-plus-garder/", holding_views.release, name="release_campaign"),
]
