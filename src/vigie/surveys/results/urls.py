"""Addresses of results: of those who see a survey, under it; of everyone, under « resultats »."""

from django.urls import path

from vigie.surveys.results import file_views, public_views, views

ALL = "enquetes/<int:survey_id>/resultats/"
ONE = f"{ALL}<int:wave_id>/"
PUBLIC = "resultats/<slug:code>/"

urlpatterns = [
    path(ALL, views.results, name="results"),
    path(f"{ALL}comparer/", views.compare_waves, name="compare_waves"),
    path(ONE, views.wave_results, name="wave_results"),
    path(f"{ONE}figer/", views.freeze_results, name="freeze_results"),
    path(f"{ONE}ouvrir/", views.publish_results, name="publish_results"),
    path(f"{ONE}tableaux.<str:file_format>", file_views.results_file, name="results_file"),
    path(f"{ONE}dictionnaire.<str:file_format>", file_views.results_dictionary_file, name="results_dictionary"),
    path(f"{ONE}reponses/", file_views.answers, name="answers"),
    path(
        f"{ONE}reponses/dictionnaire.<str:file_format>", file_views.answers_dictionary_file, name="answers_dictionary"
    ),
    path(f"{ONE}textes/", file_views.texts, name="texts"),
    path(PUBLIC, public_views.public_results, name="public_results"),
    path(f"{PUBLIC}tableaux.<str:file_format>", public_views.public_results_file, name="public_results_file"),
    path(f"{PUBLIC}dictionnaire.<str:file_format>", public_views.public_dictionary_file, name="public_dictionary"),
]
