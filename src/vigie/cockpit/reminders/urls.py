"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.cockpit.reminders import reminder_views

urlpatterns: list[URLPattern] = [
    path("mes-rappels/", reminder_views.my_reminders, name="reminders"),
    path("mes-rappels/ne-plus-recevoir/<str:code>/", reminder_views.refuse, name="refuse_reminders"),
]
