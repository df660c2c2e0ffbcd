"""Addresses of results."""

from django.urls import URLPattern, path

from vigie.testing.results import views, wave_views

RESULTS = "tests/<slug:code>/resultats"

urlpatterns: list[URLPattern] = [
    path("tests/publics/", views.public_reports, name="public_reports"),
    path("tests/publics/<slug:code>/", views.public_results, name="public_results"),
    path("tests/publics/<slug:code>/rapport.<slug:file_format>", views.public_file, name="public_file"),
    path("tests/publics/<slug:code>/refaire.zip", views.public_package, name="public_package"),
    path("tests/publics/<slug:code>/avec/<slug:other>/", wave_views.public_waves, name="public_waves"),
    path(f"{RESULTS}/", views.results, name="results"),
    path(f"{RESULTS}.<slug:file_format>", views.results_file, name="results_file"),
    path(f"{RESULTS}/refaire.zip", views.replication_package, name="replication_package"),
    path(f"{RESULTS}/publier/", views.release_results, name="release_results"),
    path(f"{RESULTS}/avec/<slug:other>/", wave_views.waves, name="waves"),
    path(f"{RESULTS}/reponses/", views.replies, name="replies"),
    path(f"{RESULTS}/reponses/<slug:organisation>/", views.reply, name="reply"),
]
