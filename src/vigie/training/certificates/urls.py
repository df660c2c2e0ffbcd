"""Addresses of certificates."""

from django.urls import path

from vigie.training.certificates import views

OWN = "formations/inscription/<str:code>/attestation/"
ENROLMENT = "formations/suivi/inscriptions/<int:enrolment_id>/attestation/"

urlpatterns = [
    path("formations/attestations/", views.verifying, name="verifying"),
    path("formations/attestations/<str:code>/", views.certificate, name="certificate"),
    path(OWN, views.own_certificate, name="own_certificate"),
    path(f"{OWN}nom/", views.choose_name, name="choose_name"),
    path(ENROLMENT, views.hand_certificate, name="hand_certificate"),
    path(f"{ENROLMENT}retirer/", views.revoke_certificate, name="revoke_certificate"),
]
