"""Addresses of campaigns, for those who pilot them; and the exchange's public pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
