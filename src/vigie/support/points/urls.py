"""Addresses of the directory, public under « aide/lieux », and of those who keep it, under « accueil »."""

from django.urls import path

from vigie.support.points import directory_views

urlpatterns = [
    path("aide/lieux/", directory_views.points, name="points"),
    path("aide/lieux/<int:point_id>/", directory_views.point, name="point"),
]
