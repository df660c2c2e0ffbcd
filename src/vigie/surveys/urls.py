"""Addresses of the room: public ones under « enquete » and « collecte », staff's under « enquetes »."""

from django.urls import URLPattern, URLResolver

app_name = "surveys"
urlpatterns: list[URLPattern | URLResolver] = []
