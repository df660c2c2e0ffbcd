"""Addresses of the room: public ones under « enquete » and « collecte », staff's under « enquetes »."""

from django.urls import URLPattern, URLResolver

from vigie.surveys.editor.urls import urlpatterns as editor
from vigie.surveys.managing.urls import urlpatterns as managing

app_name = "surveys"
urlpatterns: list[URLPattern | URLResolver] = [*managing, *editor]
