"""Addresses of the equity of a campaign."""

from django.urls import URLPattern, path

from vigie.internships.equity import views

urlpatterns: list[URLPattern] = [
    path("bourse/campagnes/<int:campaign_id>/equite/", views.equity, name="equity"),
]
