"""Addresses of the room."""

from django.urls import path

from vigie.cockpit import views

app_name = "cockpit"
urlpatterns = [path("", views.home, name="home")]
