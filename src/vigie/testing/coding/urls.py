"""Addresses of those who read, and of the pilot who follows."""

from django.urls import URLPattern, path

from vigie.testing.coding import pilot_views, reading_views

CAMPAIGN = "tests/<slug:code>/"

# First, because its address could be taken for the code of a campaign.
urlpatterns: list[URLPattern] = [
    path("tests/mes-lectures/", reading_views.my_readings, name="my_readings"),
    path(f"{CAMPAIGN}lire/", reading_views.readings, name="readings"),
    path(f"{CAMPAIGN}lire/<slug:application>/", reading_views.read_application, name="read_application"),
    path(f"{CAMPAIGN}desaccords/", reading_views.disagreements_page, name="disagreements"),
    path(f"{CAMPAIGN}desaccords/<slug:application>/", reading_views.settle_disagreement, name="settle_disagreement"),
    path(f"{CAMPAIGN}qui-lit/", pilot_views.coders, name="coders"),
    path(f"{CAMPAIGN}qui-lit/<int:coder_id>/retirer/", pilot_views.remove_coder_page, name="remove_coder"),
    path(f"{CAMPAIGN}validite/", pilot_views.validity, name="validity"),
    path(f"{CAMPAIGN}validite/<int:number>/", pilot_views.decide, name="decide_validity"),
    path(f"{CAMPAIGN}suivi/", pilot_views.follow, name="follow"),
    path(f"{CAMPAIGN}regards/<int:number>/", pilot_views.look, name="look"),
]
