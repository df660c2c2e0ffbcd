"""Addresses of the import of past data."""

from django.urls import URLPattern, path

from vigie.observatory.facts_import import views

HERE = "observatoire/travail/faits/importer"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", views.import_past_facts, name="import_facts"),
    path(f"{HERE}/<int:upload_id>/", views.facts_preview, name="facts_preview"),
    path(f"{HERE}/<int:upload_id>/confirmer/", views.confirm_facts, name="confirm_facts"),
    path(f"{HERE}/<int:upload_id>/abandonner/", views.cancel_facts, name="cancel_facts"),
]
