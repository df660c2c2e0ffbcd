"""Addresses of yearly programmes."""

from django.urls import URLPattern, path

from vigie.awareness.programme import views

WORKING = "sensibilisation/programmes/"

urlpatterns: list[URLPattern] = [
    path("evenements/programme/<int:year>/", views.public_programme, name="public_programme"),
    path(WORKING, views.programmes, name="programmes"),
    path(f"{WORKING}preparer/", views.write_programme, name="write_programme"),
    path(f"{WORKING}<int:programme_id>/modifier/", views.change_programme, name="change_programme"),
    path(f"{WORKING}<int:programme_id>/publier/", views.open_programme, name="open_programme"),
]
