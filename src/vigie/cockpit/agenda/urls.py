"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.cockpit.agenda import agenda_views, feed_views

urlpatterns: list[URLPattern] = [
    path("agenda/", agenda_views.agenda, name="agenda"),
    path("agenda/flux/", feed_views.feeds, name="feeds"),
    path("agenda/flux/<int:feed_id>/revoquer/", feed_views.revoke, name="revoke_feed"),
    path("agenda/flux/<str:code>.ics", feed_views.calendar_feed, name="calendar_feed"),
]
