"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.observatory.restitution import views

urlpatterns: list[URLPattern] = [
    path("observatoire/editions/<int:number>/documents/<str:name>", views.edition_document, name="edition_document"),
]
