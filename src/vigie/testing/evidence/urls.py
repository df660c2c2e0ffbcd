"""Addresses of evidence."""

from django.urls import URLPattern, path

from vigie.testing.evidence import adding_views, holding_views, reading_views

urlpatterns: list[URLPattern] = [
    path("tests/sentinelle/candidatures/<slug:code>/pieces/", adding_views.add, name="add_evidence"),
    path("tests/<slug:code>/garder/", holding_views.hold, name="hold_campaign"),
    path("tests/<slug:code>/ne-plus-garder/", holding_views.release, name="release_campaign"),
    path("tests/<slug:code>/pieces/", reading_views.evidence, name="evidence"),
    path("tests/<slug:code>/pieces/<int:number>/", reading_views.piece, name="piece"),
    path("tests/<slug:code>/pieces/<int:number>/original/", reading_views.original, name="original"),
]
