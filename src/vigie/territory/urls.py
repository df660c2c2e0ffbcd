"""Addresses of the room."""

from django.urls import path

from vigie.territory import views

app_name = "territory"
urlpatterns = [
    path("territoire/", views.territory_page, name="territory"),
    path("territoire/couleurs.css", views.colours, name="colours"),
    path("territoire/logo.svg", views.logo, name="logo"),
]
