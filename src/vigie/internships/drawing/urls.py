"""Addresses of the draw and of what it gives."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
