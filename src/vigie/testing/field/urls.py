"""Addresses of the field: the pilot's under the code of a campaign, the testers' under « sentinelle »."""

from django.urls import URLPattern, path

from vigie.testing.field import attesting_views, own_views, target_file_views, target_views, tester_views

TARGETS = "tests/<slug:code>/cibles/"
TESTERS = "tests/<slug:code>/testeurs/"
OWN, APPLICATION = "tests/sentinelle/", "tests/sentinelle/candidatures/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path(TARGETS, target_views.targets, name="targets"),
    path(f"{TARGETS}ajouter/", target_views.add_target, name="add_target"),
    path(f"{TARGETS}importer/", target_file_views.import_targets, name="import_targets"),
    path(f"{TARGETS}importer/confirmer/", target_file_views.confirm_targets, name="confirm_targets"),
    path(f"{TARGETS}modele.<slug:file_format>", target_file_views.targets_template, name="targets_template"),
    path(f"{TARGETS}<slug:target_code>/ecarter/", target_views.drop, name="drop_target"),
    path(TESTERS, tester_views.testers, name="testers"),
    path(f"{TESTERS}nommer/", tester_views.add_tester, name="add_tester"),
    path(f"{TESTERS}repartir/", tester_views.give, name="give_applications"),
    path(f"{TESTERS}<int:tester_id>/", tester_views.train, name="train_tester"),
    path(f"{TESTERS}<int:tester_id>/retirer/", tester_views.remove, name="remove_tester"),
    path("tests/<slug:code>/tirage/", tester_views.tests_drawn, name="draw"),
    path(OWN, own_views.tests, name="own_tests"),
    path(f"{OWN}charte/<slug:code>/", own_views.charter, name="charter"),
    path(f"{OWN}arreter/<slug:code>/", own_views.stop, name="stop_testing"),
    path(APPLICATION, own_views.application, name="own_application"),
    path(f"{APPLICATION}attestation.pdf", attesting_views.blank_attestation, name="blank_attestation"),
    path(f"{APPLICATION}envoyee/", own_views.send, name="send_application"),
    path(f"{APPLICATION}compte-rendu/", own_views.tell, name="report_application"),
    path(f"{APPLICATION}incident/", own_views.incident, name="declare_incident"),
    path(f"{APPLICATION}conflit/", own_views.conflict, name="declare_conflict"),
    path(f"{APPLICATION}renoncer/", own_views.give_up, name="abandon_application"),
]
