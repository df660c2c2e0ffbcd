"""Addresses of the editor."""

from django.urls import path

from vigie.surveys.editor import preview_views, views

EDITOR = "enquetes/<int:survey_id>/questions/"

urlpatterns = [
    path(EDITOR, views.editor, name="editor"),
    path(f"{EDITOR}ajouter/", views.add, name="add_question"),
    path(f"{EDITOR}<int:place>/", views.write, name="write_question"),
    path(f"{EDITOR}<int:place>/acte/", views.act, name="question_act"),
    path("enquetes/<int:survey_id>/apercu/", preview_views.preview, name="preview"),
]
