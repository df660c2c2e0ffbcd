"""Addresses of those who prepare surveys."""

from django.urls import path

from vigie.surveys.managing import (
    facts_views,
    handing_views,
    list_views,
    phone_views,
    rights_views,
    survey_views,
    wave_views,
)

NEW, ONE, WAVE = "enquetes/creer/", "enquetes/<int:survey_id>/", "enquetes/vagues/<int:wave_id>/"

urlpatterns = [
    path("enquetes/", list_views.surveys, name="surveys"),
    path(NEW, list_views.new_survey, name="new_survey"),
    path(f"{NEW}vide/", list_views.create_blank, name="create_blank"),
    path(f"{NEW}importer/", list_views.import_survey, name="import_survey"),
    path(f"{NEW}modele/<slug:kind>/", list_views.create_from_template, name="create_from_template"),
    path(f"{ONE}copier/", list_views.create_from_survey, name="create_from_survey"),
    path(ONE, survey_views.survey, name="survey"),
    path(f"{ONE}reglages/", survey_views.change_survey, name="change_survey"),
    path(f"{ONE}publier/", survey_views.publish, name="publish_survey"),
    path(f"{ONE}nouvelle-version/", survey_views.new_version, name="new_version"),
    path(f"{ONE}versions/<int:number>.xlsx", survey_views.version_file, name="version_file"),
    path(f"{ONE}supprimer/", survey_views.delete_survey, name="delete_survey"),
    path(f"{ONE}faits/", facts_views.facts, name="facts"),
    path(f"{ONE}droits/", rights_views.rights, name="rights"),
    path(f"{ONE}droits/<int:right_id>/retirer/", rights_views.take_back, name="take_right"),
    path(f"{ONE}vagues/ajouter/", wave_views.add_wave, name="add_wave"),
    path(WAVE, wave_views.wave, name="wave"),
    path(f"{WAVE}modifier/", wave_views.change_wave, name="change_wave"),
    path(f"{WAVE}clore/", wave_views.close, name="close_wave"),
    path(f"{WAVE}quotas/", wave_views.quotas, name="quotas"),
    path(f"{WAVE}quotas/<int:quota_id>/retirer/", wave_views.drop_quota, name="drop_quota"),
    path(f"{WAVE}croisements/", wave_views.crossings, name="crossings"),
    path(f"{WAVE}croisements/<int:number>/retirer/", wave_views.drop_crossing, name="drop_crossing"),
    path(f"{WAVE}qr.svg", handing_views.wave_qr, name="wave_qr"),
    path(f"{WAVE}affiche.pdf", handing_views.poster, name="poster"),
    path(f"{WAVE}codes/", handing_views.add_batch, name="add_batch"),
    path(f"{WAVE}telephones/ajouter/", phone_views.add_collector, name="add_collector"),
    path(f"{WAVE}telephones/<int:collector_id>/", phone_views.collector, name="collector"),
    path(f"{WAVE}telephones/<int:collector_id>/retirer/", phone_views.revoke, name="revoke_collector"),
]
