"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.plan.meetings import decision_views, meeting_views

urlpatterns: list[URLPattern] = [
    path("reunions/", meeting_views.meetings, name="meetings"),
    path("decisions/", decision_views.decisions, name="decisions"),
]
