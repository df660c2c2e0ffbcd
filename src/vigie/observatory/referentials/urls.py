"""Addresses of the lists that facts are coded with."""

from django.urls import URLPattern, path

from vigie.observatory.referentials import views

HERE = "observatoire/travail/referentiels"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", views.referentials, name="referentials"),
    path(f"{HERE}/<slug:kind>/ajouter/", views.add_referential_item, name="add_referential_item"),
    path(f"{HERE}/valeurs/<int:item_id>/", views.change_referential_item, name="change_referential_item"),
    path(f"{HERE}/valeurs/<int:item_id>/retirer/", views.retire_referential_item, name="retire_referential_item"),
    path(f"{HERE}/valeurs/<int:item_id>/remettre/", views.restore_referential_item, name="restore_referential_item"),
    path(f"{HERE}/communes/nouveau-groupe/", views.add_commune_group, name="add_commune_group"),
    path(f"{HERE}/communes/<int:group_id>/", views.change_commune_group, name="change_commune_group"),
    path(f"{HERE}/communes/<int:group_id>/defaire/", views.remove_commune_group, name="remove_commune_group"),
]
