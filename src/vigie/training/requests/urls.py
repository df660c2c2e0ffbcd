"""Addresses of requests."""

from django.urls import path

from vigie.training.requests import views

KEPT = "formations/suivi/demandes/"

urlpatterns = [
    path("formations/demander/", views.ask_training, name="ask"),
    path("formations/demander/merci/", views.asked, name="asked"),
    path(KEPT, views.requests, name="requests"),
    path(f"{KEPT}<int:request_id>/", views.follow_request, name="follow_request"),
    path(f"{KEPT}refus/", views.add_refusal, name="add_refusal"),
    path(f"{KEPT}refus/<int:refusal_id>/supprimer/", views.drop_refusal, name="drop_refusal"),
]
