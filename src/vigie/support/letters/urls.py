"""Addresses of the letters of a case."""

from django.urls import path

from vigie.support.letters import views

LETTERS = "accueil/dossiers/<uuid:case_id>/lettres/"

urlpatterns = [
    path(LETTERS, views.letters, name="case_letters"),
    path(f"{LETTERS}<slug:kind>/", views.letter, name="letter"),
    path(f"{LETTERS}<slug:kind>.<slug:file_format>", views.letter_file, name="letter_file"),
]
