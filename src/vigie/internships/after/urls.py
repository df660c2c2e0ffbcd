"""Addresses of what follows the match."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
