"""Addresses of the dialogue by the code of follow-up; none of them carries a number."""

from django.urls import path

from vigie.support.dialogue import views

urlpatterns = [
    path("aide/suivi/", views.follow, name="follow"),
    path("aide/suivi/dossier/", views.show, name="dialogue"),
    path("aide/suivi/message/", views.send_message, name="dialogue_message"),
    path("aide/suivi/fichiers/", views.send_files, name="dialogue_files"),
    path("aide/suivi/fichier/", views.read_file, name="dialogue_file"),
    path("aide/suivi/coordonnees/", views.give_contact, name="dialogue_contact"),
    path("aide/suivi/effacer/", views.ask_erasure, name="dialogue_erasure"),
    path("aide/suivi/avis/", views.answer_satisfaction, name="dialogue_satisfaction"),
]
