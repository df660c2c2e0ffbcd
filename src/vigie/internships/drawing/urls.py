"""Addresses of the draw and of what it gives."""

from django.urls import URLPattern, path

from vigie.internships.drawing import (
    file_views,
    pilot_views,
    public_views,
    pupil_views,
)

ROUNDS = "bourse/campagnes/<int:campaign_id>/tirage/"
PUBLIC = "stages/campagnes/<slug:code>/tirage/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("stages/methode/", public_views.method, name="method"),
    path(PUBLIC, public_views.public_draw, name="public_draw"),
    path(f"{PUBLIC}fichiers/<str:name>", file_views.draw_file, name="draw_file"),
    path("stages/eleve/resultat/", pupil_views.pupil_result, name="pupil_result"),
    path(ROUNDS, pilot_views.rounds, name="rounds"),
    path(f"{ROUNDS}second-tour/", pilot_views.second_round, name="second_round"),
    path(f"{ROUNDS}<int:number>/figer/", pilot_views.freeze, name="freeze"),
    path(f"{ROUNDS}<int:number>/tirer/", pilot_views.draw, name="draw"),
    path(f"{ROUNDS}<int:number>/fichiers.zip", pilot_views.round_files, name="round_files"),
]
