"""Addresses of the shared definition."""

from django.urls import URLPattern, path

from vigie.awareness.definitions import views

WORKING = "sensibilisation/definition/"

urlpatterns: list[URLPattern] = [
    path("outils/definition/", views.definition, name="definition"),
    path(WORKING, views.definitions, name="definitions"),
    path(f"{WORKING}ecrire/", views.write_definition, name="write_definition"),
    path(f"{WORKING}adoption/", views.take_definition, name="take_definition"),
    path(f"{WORKING}adoption/<int:adoption_id>/retirer/", views.leave_definition, name="leave_definition"),
    path(f"{WORKING}<int:definition_id>/modifier/", views.change_definition, name="change_definition"),
    path(f"{WORKING}<int:definition_id>/adopter/", views.put_in_force, name="put_in_force"),
    path("sensibilisation/references/", views.take_references, name="take_references"),
]
