"""Addresses of interventions on demand."""

from django.urls import URLPattern, path

from vigie.awareness.interventions import views

WORKING, ASKED = "sensibilisation/interventions/", "sensibilisation/demandes/<int:request_id>/"

urlpatterns: list[URLPattern] = [
    path("evenements/interventions/", views.public_interventions, name="public_interventions"),
    path("evenements/interventions/merci/", views.request_thanks, name="request_thanks"),
    path("evenements/interventions/<int:intervention_id>/demander/", views.ask_for, name="ask_for"),
    path(WORKING, views.interventions, name="interventions"),
    path(f"{WORKING}ajouter/", views.enter_intervention, name="enter_intervention"),
    path(f"{WORKING}<int:intervention_id>/modifier/", views.edit_intervention, name="edit_intervention"),
    path(f"{WORKING}<int:intervention_id>/public/", views.open_intervention, name="open_intervention"),
    path(ASKED, views.intervention_request, name="intervention_request"),
    path(f"{ASKED}faite/", views.close_intervention, name="close_intervention"),
]
