"""Addresses of evidence."""

from django.urls import URLPattern, path

from vigie.testing.evidence import adding_views, constat_views, holding_views, reading_views

urlpatterns: list[URLPattern] = [
    path("tests/verifier/", constat_views.verify_constat, name="verify_constat"),
    path("tests/sentinelle/candidatures/<slug:code>/pieces/", adding_views.add, name="add_evidence"),
    path("tests/<slug:code>/garder/", holding_views.hold, name="hold_campaign"),
    path("tests/<slug:code>/ne-plus-garder/", holding_views.release, name="release_campaign"),
    path("tests/<slug:code>/pieces/", reading_views.evidence, name="evidence"),
    path("tests/<slug:code>/pieces/<int:number>/", reading_views.piece, name="piece"),
    path("tests/<slug:code>/pieces/<int:number>/original/", reading_views.original, name="original"),
    path("tests/<slug:code>/constats/<int:number>/", constat_views.constats, name="constats"),
    path("tests/<slug:code>/dossier/<int:number>/", constat_views.judicial_file, name="judicial_file"),
]
