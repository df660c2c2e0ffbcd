"""Addresses of the directory, public under « aide/lieux », and of those who keep it, under « accueil »."""

from django.urls import path

from vigie.support.points import (
    activity_views,
    agreement_views,
    coverage_views,
    directory_views,
    keeping_views,
    listening_views,
)

POINTS = "accueil/lieux/"
AGREEMENTS = "accueil/conventions/"

urlpatterns = [
    path("aide/lieux/", directory_views.points, name="points"),
    path("aide/lieux/<int:point_id>/", directory_views.point, name="point"),
    path(POINTS, keeping_views.kept_points, name="kept_points"),
    path(f"{POINTS}ajouter/", keeping_views.add_point, name="add_point"),
    path(f"{POINTS}<int:point_id>/", keeping_views.kept_point, name="kept_point"),
    path(f"{POINTS}<int:point_id>/modifier/", keeping_views.change_point, name="change_point"),
    path(f"{POINTS}<int:point_id>/verifie/", keeping_views.check_point, name="check_point"),
    path(f"{POINTS}<int:point_id>/permanences/ajouter/", keeping_views.add_permanence, name="add_permanence"),
    path(f"{POINTS}<int:point_id>/ecoute/ajouter/", listening_views.name_listener, name="name_listener"),
    path("accueil/permanences/<int:permanence_id>/", keeping_views.change_permanence, name="change_permanence"),
    path(
        "accueil/permanences/<int:permanence_id>/supprimer/", keeping_views.remove_permanence, name="remove_permanence"
    ),
    path("accueil/ecoute/<int:listening_id>/fin/", listening_views.stop_listening, name="stop_listening"),
    path(AGREEMENTS, agreement_views.agreements, name="agreements"),
    path(f"{AGREEMENTS}ajouter/", agreement_views.add_agreement, name="add_agreement"),
    path(f"{AGREEMENTS}<int:agreement_id>/", agreement_views.change_agreement, name="change_agreement"),
    path(f"{AGREEMENTS}<int:agreement_id>/supprimer/", agreement_views.remove_agreement, name="remove_agreement"),
    path("accueil/activite/", activity_views.activity, name="activity"),
    path("accueil/activite.<str:file_format>", activity_views.activity_file, name="activity_file"),
    path("accueil/etat-des-lieux/", coverage_views.coverage, name="coverage"),
    path("accueil/etat-des-lieux.<str:file_format>", coverage_views.coverage_file, name="coverage_file"),
]
