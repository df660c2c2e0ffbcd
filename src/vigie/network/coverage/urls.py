"""Addresses of what shows the whole network."""

from django.urls import path

from vigie.network.coverage import views

urlpatterns = [
    path("reseau/", views.network, name="network"),
    path("reseau/couverture/", views.coverage, name="coverage"),
    path("reseau/couverture/point/", views.add_review, name="add_review"),
    path("reseau/couverture/ordre-du-jour/", views.propose_item, name="propose_item"),
    path("reseau/couverture.<slug:file_format>", views.coverage_file, name="coverage_file"),
    path("reseau/evolution/", views.growth, name="growth"),
]
