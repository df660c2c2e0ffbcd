"""Addresses of schools and pupils."""

from django.urls import URLPattern, path

from vigie.internships.pupils.classes import class_views, home_views, import_views, pupil_views
from vigie.internships.pupils.ranking import door_views, list_views, search_views

PUPILS, SCHOOL = "stages/eleve/", "bourse/etablissement/"
ENTRY = f"{SCHOOL}participations/<int:entry_id>/"
CLASS = f"{SCHOOL}classes/<int:class_id>/"
PUPIL = f"{SCHOOL}eleves/<int:pupil_id>/"
CAMPAIGN = "bourse/campagnes/<int:campaign_id>/etablissements/"

urlpatterns: list[URLPattern] = [
    path(PUPILS, door_views.pupil_door, name="pupil_door"),
    path(f"{PUPILS}accueil/", door_views.pupil_home, name="pupil_home"),
    path(f"{PUPILS}quitter/", door_views.pupil_leave, name="pupil_leave"),
    path(f"{PUPILS}offres/", search_views.pupil_search, name="pupil_search"),
    path(f"{PUPILS}offres/<int:offer_id>/", search_views.pupil_offer, name="pupil_offer"),
    path(f"{PUPILS}liste/", list_views.pupil_list, name="pupil_list"),
    path(SCHOOL, home_views.school_home, name="school_home"),
    path(f"{SCHOOL}campagnes/<int:campaign_id>/participer/", home_views.enter_campaign, name="enter_campaign"),
    path(CAMPAIGN, home_views.campaign_schools, name="campaign_schools"),
    path(f"{CAMPAIGN}ajouter/", home_views.add_school, name="add_school"),
    path(ENTRY, home_views.change_entry, name="change_entry"),
    path(f"{ENTRY}noms/partager/", home_views.share_names, name="share_names"),
    path(f"{ENTRY}classes/ajouter/", class_views.add_class, name="add_class"),
    path(f"{ENTRY}parents/", class_views.parents_sheet, name="parents_sheet"),
    path(f"{ENTRY}eleves/importer/", import_views.import_pupils, name="import_pupils"),
    path(f"{ENTRY}eleves/importer/confirmer/", import_views.confirm_import, name="confirm_import"),
    path(CLASS, class_views.school_class, name="school_class"),
    path(f"{CLASS}modifier/", class_views.change_class, name="change_class"),
    path(f"{CLASS}supprimer/", class_views.remove_class, name="remove_class"),
    path(f"{CLASS}situations/", class_views.verify_groups, name="verify_groups"),
    path(f"{CLASS}parents/", class_views.class_parents, name="class_parents"),
    path(f"{CLASS}codes/", pupil_views.class_codes, name="class_codes"),
    path(f"{CLASS}eleves/ajouter/", pupil_views.add_pupil, name="add_pupil"),
    path(PUPIL, pupil_views.change_pupil, name="change_pupil"),
    path(f"{PUPIL}retirer/", pupil_views.withdraw_pupil, name="withdraw_pupil"),
    path(f"{PUPIL}remettre/", pupil_views.take_back_pupil, name="take_back_pupil"),
    path(f"{PUPIL}voeux/", class_views.help_pupil, name="help_pupil"),
]
