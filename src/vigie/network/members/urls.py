"""Addresses of members."""

from django.urls import path

from vigie.network.members import directory_views, own_views

urlpatterns = [
    path("reseau/mon-mandat/", own_views.own_mandate, name="own_mandate"),
    path("reseau/mon-mandat/charte/", own_views.own_charter, name="own_charter"),
    path("reseau/mon-mandat/activite/", own_views.add_activity, name="add_activity"),
    path("reseau/mon-mandat/activite/<int:activity_id>/retrait/", own_views.drop_activity, name="drop_activity"),
    path("reseau/mon-mandat/annuaire/", own_views.own_card, name="own_card"),
    path("reseau/annuaire/", directory_views.directory, name="directory"),
    path("reseau/charte/", directory_views.charters, name="charters"),
    path("reseau/charte/publier/", directory_views.publish_version, name="publish_charter"),
]
