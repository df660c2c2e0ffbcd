"""Addresses of sessions, for those who follow them."""

from django.urls import path

from vigie.training.sessions import enrolment_views, own_views, views

SESSIONS, SESSION = "formations/suivi/sessions/", "formations/suivi/sessions/<int:session_id>/"
ENROLMENT = "formations/suivi/inscriptions/<int:enrolment_id>/"

urlpatterns = [
    path("formations/suivi/", views.sessions, name="sessions"),
    path("formations/suivi/ma-structure/", own_views.own_structure, name="own_structure"),
    path(f"{SESSIONS}preparer/", views.add_session, name="add_session"),
    path(SESSION, views.kept_session, name="kept_session"),
    path(f"{SESSION}modifier/", views.edit_session, name="edit_session"),
    path(f"{SESSION}annoncer/", views.announce_session, name="announce_session"),
    path(f"{SESSION}annuler/", views.end_session, name="end_session"),
    path(f"{SESSION}inscrire/", enrolment_views.enter_enrolment, name="enter_enrolment"),
    path(f"{SESSION}inscrits.<str:file_format>", enrolment_views.enrolments_file, name="enrolments_file"),
    path(f"{ENROLMENT}modifier/", enrolment_views.edit_enrolment, name="edit_enrolment"),
    path(f"{ENROLMENT}effacer/", enrolment_views.forget_person, name="forget_person"),
    path(f"{ENROLMENT}desistement/", enrolment_views.withdraw_enrolment, name="withdraw_enrolment"),
]
