"""Addresses of the field: the pilot's under the code of a campaign, the testers' under « sentinelle »."""

from django.urls import URLPattern, path

from vigie.testing.field import target_file_views, target_views

TARGETS = "tests/<slug:code>/cibles/"

urlpatterns: list[URLPattern] = [
    path(TARGETS, target_views.targets, name="targets"),
    path(f"{TARGETS}ajouter/", target_views.add_target, name="add_target"),
    path(f"{TARGETS}importer/", target_file_views.import_targets, name="import_targets"),
    path(f"{TARGETS}importer/confirmer/", target_file_views.confirm_targets, name="confirm_targets"),
    path(f"{TARGETS}modele.<slug:file_format>", target_file_views.targets_template, name="targets_template"),
    path(f"{TARGETS}<slug:target_code>/ecarter/", target_views.drop, name="drop_target"),
]
