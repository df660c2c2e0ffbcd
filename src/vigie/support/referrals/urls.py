"""Addresses of referrals: under their case for the point that refers, of their own for the point that receives."""

from django.urls import path

from vigie.support.referrals import receiving_views, sending_views

SENT = "accueil/dossiers/<uuid:case_id>/orientations/"
RECEIVED = "accueil/orientations/"

urlpatterns = [
    path(SENT, sending_views.case_referrals, name="case_referrals"),
    path(f"{SENT}demander/", sending_views.ask, name="ask_referral"),
    path(f"{SENT}danger-vital/", sending_views.override, name="override_consent"),
    path(f"{SENT}<int:referral_id>/accord/", sending_views.said_consent, name="said_consent"),
    path(f"{SENT}<int:referral_id>/fin/", sending_views.end, name="end_referral"),
    path(f"{SENT}<int:referral_id>/message/", sending_views.say_from_origin, name="say_from_origin"),
    path(RECEIVED, receiving_views.referrals, name="referrals"),
    path(f"{RECEIVED}<int:referral_id>/", receiving_views.referral, name="referral"),
    path(f"{RECEIVED}<int:referral_id>/message/", receiving_views.say_from_destination, name="say_from_destination"),
    path(f"{RECEIVED}<int:referral_id>/note/", receiving_views.note, name="note_referral"),
    path(f"{RECEIVED}<int:referral_id>/fichiers/<int:file_id>/", receiving_views.referral_file, name="referral_file"),
    path(f"{RECEIVED}<int:referral_id>/<slug:act>/", receiving_views.answer, name="answer_referral"),
]
