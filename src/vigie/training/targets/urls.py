"""Addresses of targets and of coverage."""

from django.urls import path

from vigie.training.targets import views

TARGETS, COVERAGE = "formations/suivi/objectifs/", "formations/suivi/couverture"

urlpatterns = [
    path(TARGETS, views.targets, name="targets"),
    path(f"{TARGETS}fixer/", views.add_target, name="add_target"),
    path(f"{TARGETS}<int:target_id>/", views.change_target, name="change_target"),
    path(f"{TARGETS}<int:target_id>/supprimer/", views.remove_target, name="remove_target"),
    path(f"{COVERAGE}/", views.coverage, name="coverage"),
    path(f"{COVERAGE}.<str:file_format>", views.coverage_file, name="coverage_file"),
]
