"""Addresses of the import of past attendance."""

from django.urls import path

from vigie.training.importing import views

IMPORT = "formations/suivi/reprise/"

urlpatterns = [
    path(IMPORT, views.import_file, name="import_attendances"),
    path(f"{IMPORT}modele.<str:file_format>", views.template, name="attendances_template"),
    path(f"{IMPORT}<int:upload_id>/", views.preview, name="preview_attendances"),
    path(f"{IMPORT}<int:upload_id>/confirmer/", views.confirm, name="confirm_attendances"),
    path(f"{IMPORT}<int:upload_id>/abandonner/", views.cancel, name="cancel_attendances"),
]
