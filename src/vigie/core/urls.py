"""Addresses of the room."""

from django.urls import path
from django.views.i18n import set_language

app_name = "core"
urlpatterns = [path("langue/", set_language, name="set_language")]
