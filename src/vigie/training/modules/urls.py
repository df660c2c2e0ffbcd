"""Addresses of modules: the public catalogue, and those of the pilot."""

from django.urls import path

from vigie.training.modules import catalogue_views, module_views

KEPT = "formations/suivi/modules/"
VERSION = "formations/suivi/versions/<int:version_id>/"
FILE = "formations/suivi/supports/<int:material_id>/"

urlpatterns = [
    path("formations/", catalogue_views.catalogue, name="catalogue"),
    path("formations/modules/<slug:slug>/", catalogue_views.module, name="module"),
    path("formations/supports/<int:material_id>/", catalogue_views.open_file, name="open_file"),
    path(KEPT, module_views.modules, name="modules"),
    path(f"{KEPT}ecrire/", module_views.add_module, name="add_module"),
    path(f"{KEPT}<int:module_id>/", module_views.kept_module, name="kept_module"),
    path(f"{KEPT}<int:module_id>/nouvelle-version/", module_views.open_version, name="open_version"),
    path(f"{KEPT}<int:module_id>/catalogue/", module_views.retire, name="retire_module"),
    path(f"{VERSION}modifier/", module_views.change_version, name="change_version"),
    path(f"{VERSION}publier/", module_views.publish, name="publish_version"),
    path(f"{VERSION}joindre/", module_views.add_file, name="add_file"),
    path(FILE, module_views.kept_file, name="kept_file"),
    path(f"{FILE}ouvrir/", module_views.share_file, name="share_file"),
    path(f"{FILE}retirer/", module_views.remove_file, name="remove_file"),
]
