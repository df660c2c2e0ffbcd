"""Addresses of companies and offers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
