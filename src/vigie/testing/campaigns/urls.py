"""Addresses of this part of the room."""

from django.urls import URLPattern, URLResolver, path

from vigie.testing.campaigns import (
    campaign_views,
    ending_views,
    freezing_views,
    line_views,
    protocol_views,
    trait_views,
)

CAMPAIGN = "tests/<slug:code>/"
PROTOCOL = f"{CAMPAIGN}protocole/"
LINE = f"{PROTOCOL}<slug:part>/<int:line_id>/"
TRAIT = f"{PROTOCOL}caracteristiques/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("tests/", campaign_views.campaigns, name="campaigns"),
    path("tests/nouvelle/", campaign_views.choose_mode, name="choose_mode"),
    path("tests/nouvelle/<slug:mode>/", campaign_views.add_campaign, name="add_campaign"),
    path(CAMPAIGN, campaign_views.campaign, name="campaign"),
    path(f"{CAMPAIGN}regler/", campaign_views.change_campaign, name="change_campaign"),
    path(f"{CAMPAIGN}terminer/", ending_views.end, name="end_campaign"),
    path(f"{CAMPAIGN}arreter/", ending_views.stop, name="stop_campaign"),
    path(PROTOCOL, protocol_views.protocol, name="protocol"),
    path(f"{PROTOCOL}figer/", freezing_views.freeze, name="freeze_protocol"),
    path(f"{PROTOCOL}fige/", freezing_views.frozen_protocol, name="frozen_protocol"),
    path(f"{PROTOCOL}fige/fichier/", freezing_views.protocol_file, name="protocol_file"),
    path(f"{TRAIT}ajouter/", trait_views.add_trait, name="add_trait"),
    path(f"{TRAIT}<int:line_id>/", trait_views.change_trait, name="change_trait"),
    path(f"{TRAIT}<int:line_id>/retirer/", trait_views.drop_trait, name="drop_trait"),
    path(f"{PROTOCOL}<slug:part>/ajouter/", line_views.add_line, name="add_protocol_line"),
    path(LINE, line_views.change_line, name="change_protocol_line"),
    path(f"{LINE}deplacer/", line_views.move_line, name="move_protocol_line"),
    path(f"{LINE}retirer/", line_views.remove_line, name="remove_protocol_line"),
]
