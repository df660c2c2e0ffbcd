"""Addresses of calls: everyone's under « appel », the pilot's under « appels »."""

from django.urls import path

from vigie.network.calls import public_views, views

urlpatterns = [
    path("reseau/appel/", public_views.public_calls, name="public_calls"),
    path("reseau/appel/<slug:code>/", public_views.public_call, name="public_call"),
    path("reseau/appel/<slug:code>/candidater/", public_views.apply_to_call, name="apply"),
    path("reseau/appel/<slug:code>/merci/", public_views.applied, name="applied"),
    path("reseau/appels/", views.calls, name="calls"),
    path("reseau/appels/ajouter/", views.add_call, name="add_call"),
    path("reseau/appels/<slug:code>/", views.call_page, name="call"),
    path("reseau/appels/<slug:code>/modifier/", views.change, name="change_call"),
    path("reseau/appels/<slug:code>/publier/", views.publish, name="publish_call"),
    path("reseau/appels/<slug:code>/supprimer/", views.remove, name="remove_call"),
    path("reseau/appels/<slug:code>/criteres/ajouter/", views.add_line, name="add_grid_line"),
    path("reseau/appels/<slug:code>/criteres/<int:line_id>/", views.change_line, name="change_grid_line"),
    path("reseau/appels/<slug:code>/criteres/<int:line_id>/retirer/", views.remove_line, name="remove_grid_line"),
]
