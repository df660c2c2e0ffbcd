"""Addresses of the equity of a campaign."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
