"""Addresses of diagnoses and collecting tools, under ``observatoire/travail/``."""

from django.urls import path

from vigie.observatory.diagnosis import diagnosis_views, line_views

ROOT = "observatoire/travail/diagnostics/"
TOOLS = "observatoire/travail/outils-de-recueil/"

urlpatterns = [
    path(ROOT, diagnosis_views.diagnoses, name="diagnoses"),
    path(f"{ROOT}ajouter/", diagnosis_views.add_diagnosis, name="add_diagnosis"),
    path(f"{ROOT}<int:diagnosis_id>/", diagnosis_views.diagnosis, name="diagnosis"),
    path(f"{ROOT}<int:diagnosis_id>/modifier/", diagnosis_views.change_diagnosis, name="change_diagnosis"),
    path(f"{ROOT}<int:diagnosis_id>/supprimer/", diagnosis_views.remove_diagnosis, name="remove_diagnosis"),
    path(f"{ROOT}<int:diagnosis_id>/valider/", diagnosis_views.validate, name="validate_diagnosis"),
    path(f"{ROOT}<int:diagnosis_id>/rouvrir/", diagnosis_views.reopen, name="reopen_diagnosis"),
    path(f"{ROOT}<int:diagnosis_id>/<slug:kind>/ajouter/", line_views.add_line, name="add_diagnosis_line"),
    path(f"{ROOT}<slug:kind>/<int:line_id>/", line_views.change_line, name="diagnosis_line"),
    path(f"{ROOT}<slug:kind>/<int:line_id>/supprimer/", line_views.remove_line, name="remove_diagnosis_line"),
    path(f"{TOOLS}ajouter/", diagnosis_views.add_tool, name="add_tool"),
    path(f"{TOOLS}<int:tool_id>/", diagnosis_views.tool, name="tool"),
]
