"""Addresses of the dialogue by the code of follow-up; none of them carries a number."""

from django.urls import path

from vigie.support.dialogue import consent_views, letter_views, views

urlpatterns = [
    path("aide/suivi/", views.follow, name="follow"),
    path("aide/suivi/dossier/", views.show, name="dialogue"),
    path("aide/suivi/message/", views.send_message, name="dialogue_message"),
    path("aide/suivi/fichiers/", views.send_files, name="dialogue_files"),
    path("aide/suivi/fichier/", views.read_file, name="dialogue_file"),
    path("aide/suivi/coordonnees/", views.give_contact, name="dialogue_contact"),
    path("aide/suivi/effacer/", views.ask_erasure, name="dialogue_erasure"),
    path("aide/suivi/avis/", views.answer_satisfaction, name="dialogue_satisfaction"),
    path("aide/suivi/accord/", consent_views.answer_referral, name="dialogue_consent"),
    path("aide/suivi/autre-lieu/", consent_views.write_to_referral, name="dialogue_referral"),
    path("aide/suivi/lettre/", letter_views.correct_letter, name="dialogue_letter"),
    path("aide/suivi/lettre/imprimer/", letter_views.print_letter, name="dialogue_letter_file"),
]
