"""Addresses of the room."""

from django.urls import path

from vigie.law import views

app_name = "law"
urlpatterns = [path("droit/", views.law_page, name="law")]
