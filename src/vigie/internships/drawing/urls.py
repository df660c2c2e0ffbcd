"""Addresses of the draw and of what it gives."""

from django.urls import URLPattern, path

from vigie.internships.drawing import (
    company_views,
    file_views,
    pilot_views,
    public_views,
    pupil_views,
    school_views,
)

ROUNDS = "bourse/campagnes/<int:campaign_id>/tirage/"
PUBLIC = "stages/campagnes/<slug:code>/tirage/<int:number>/"
SCHOOL = "bourse/etablissement/"

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
    path(f"{SCHOOL}participations/<int:entry_id>/resultats/", school_views.school_results, name="school_results"),
    path(f"{SCHOOL}eleves/<int:pupil_id>/resultat/", school_views.school_result, name="school_result"),
    path(f"{SCHOOL}eleves/<int:pupil_id>/rendre-la-place/", school_views.seat_given_back, name="give_back"),
    path(
        "bourse/entreprise/campagnes/<int:campaign_id>/places/",
        company_views.company_results,
        name="company_results",
    ),
]
