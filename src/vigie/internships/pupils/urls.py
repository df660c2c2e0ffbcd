"""Addresses of schools and pupils."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
