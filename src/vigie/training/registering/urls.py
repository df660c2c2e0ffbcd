"""Addresses by which people register."""

from django.urls import path

from vigie.training.registering import views

OWN = "formations/inscription/<str:code>/"

urlpatterns = [
    path("formations/sessions/<str:code>/", views.session, name="session"),
    path("formations/sessions/<str:code>/merci/", views.registered, name="registered"),
    path(OWN, views.enrolment, name="enrolment"),
    path(f"{OWN}desistement/", views.withdraw_own, name="withdraw_own"),
    path(f"{OWN}supports/<int:material_id>/", views.own_material, name="own_material"),
]
