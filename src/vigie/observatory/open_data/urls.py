"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.observatory.open_data import views

urlpatterns: list[URLPattern] = [
    path("observatoire/donnees/", views.open_data, name="open_data"),
    path("observatoire/donnees/catalogue.<str:extension>", views.open_data_catalogue, name="open_data_catalogue"),
    path("observatoire/donnees/<int:number>/", views.open_data_edition, name="open_data_edition"),
    path(
        "observatoire/donnees/<int:number>/catalogue.<str:extension>",
        views.open_data_catalogue,
        name="open_data_description",
    ),
    path("observatoire/donnees/<int:number>/<str:name>", views.open_data_file, name="open_data_file"),
]
