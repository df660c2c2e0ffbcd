"""Addresses of keeping and erasing a case."""

from django.urls import path

from vigie.support.retention import views

urlpatterns = [
    path("accueil/dossiers/<uuid:case_id>/garder/", views.hold_case, name="hold_case"),
    path("accueil/dossiers/<uuid:case_id>/ne-plus-garder/", views.release_case, name="release_case"),
    path("accueil/dossiers/<uuid:case_id>/effacer/", views.erase, name="erase_case"),
]
