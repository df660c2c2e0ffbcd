"""Addresses of schools and pupils."""

from django.urls import URLPattern, path

from vigie.internships.pupils.ranking import door_views, list_views, search_views

PUPILS = "stages/eleve/"

urlpatterns: list[URLPattern] = [
    path(PUPILS, door_views.pupil_door, name="pupil_door"),
    path(f"{PUPILS}accueil/", door_views.pupil_home, name="pupil_home"),
    path(f"{PUPILS}quitter/", door_views.pupil_leave, name="pupil_leave"),
    path(f"{PUPILS}offres/", search_views.pupil_search, name="pupil_search"),
    path(f"{PUPILS}offres/<int:offer_id>/", search_views.pupil_offer, name="pupil_offer"),
    path(f"{PUPILS}liste/", list_views.pupil_list, name="pupil_list"),
]
