"""Addresses of this part of the room."""

from django.urls import URLPattern, URLResolver, path

from vigie.internships.campaigns import (
    campaign_views,
    factor_views,
    public_views,
    publishing_views,
    simulator_views,
    week_views,
)

CAMPAIGN = "bourse/campagnes/<int:campaign_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("stages/", public_views.home, name="home"),
    path("stages/campagnes/<slug:code>/", public_views.public_campaign, name="public_campaign"),
    path("bourse/", campaign_views.campaigns, name="campaigns"),
    path("bourse/campagnes/nouvelle/", campaign_views.add_campaign, name="add_campaign"),
    path(CAMPAIGN, campaign_views.campaign, name="campaign"),
    path(f"{CAMPAIGN}regler/", campaign_views.change_campaign, name="change_campaign"),
    path(f"{CAMPAIGN}retour-de-stage/", campaign_views.choose_feedback, name="choose_feedback"),
    path(f"{CAMPAIGN}periodes/ajouter/", week_views.add_week, name="add_week"),
    path(f"{CAMPAIGN}periodes/<int:week_id>/retirer/", week_views.drop_week, name="drop_week"),
    path(f"{CAMPAIGN}publier/", publishing_views.publish, name="publish_rules"),
    path(f"{CAMPAIGN}simulateur/", simulator_views.simulator, name="simulator"),
    path(f"{CAMPAIGN}terminer/", publishing_views.close, name="close_campaign"),
    path(f"{CAMPAIGN}facteurs/ajouter/", factor_views.add_factor_action, name="add_factor_action"),
    path(
        f"{CAMPAIGN}facteurs/<int:action_id>/modifier/", factor_views.change_factor_action, name="change_factor_action"
    ),
    path(f"{CAMPAIGN}facteurs/<int:action_id>/retirer/", factor_views.drop_factor_action, name="drop_factor_action"),
]
