"""Addresses of the room: public ones under « enquete », « collecte » and « resultats », staff's under « enquetes »."""

from django.urls import URLPattern, URLResolver

from vigie.surveys.editor.urls import urlpatterns as editor
from vigie.surveys.managing.urls import urlpatterns as managing
from vigie.surveys.page.urls import urlpatterns as page
from vigie.surveys.results.urls import urlpatterns as results

app_name = "surveys"
urlpatterns: list[URLPattern | URLResolver] = [*managing, *editor, *page, *results]
