"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.cockpit.annual_report import edition_views, public_report_views, report_views

urlpatterns: list[URLPattern] = [
    # Preparing
    path("rapports/", report_views.reports, name="reports"),
    path("rapports/<int:report_id>/", report_views.report_page, name="report"),
    path("rapports/<int:report_id>/rubriques/", report_views.move_section, name="move_section"),
    path("rapports/<int:report_id>/commentaires/<str:code>/", report_views.edit_comment, name="report_comment"),
    path("rapports/<int:report_id>/apercu/", report_views.preview, name="report_preview"),
    path("rapports/<int:report_id>/brouillon/", report_views.ask_draft, name="ask_report_draft"),
    path("rapports/brouillons/<int:draft_id>/", report_views.draft_file, name="report_draft"),
    path("rapports/<int:report_id>/figer/", report_views.freeze, name="freeze_report"),
    # Frozen editions
    path("rapports/editions/<int:edition_id>/", edition_views.edition_page, name="edition"),
    path("rapports/editions/<int:edition_id>/ouvrir/", edition_views.open_to_all, name="open_edition"),
    path(
        "rapports/editions/<int:edition_id>/fichiers/<str:file_format>/",
        edition_views.edition_file,
        name="edition_file",
    ),
    path(
        "rapports/editions/<int:edition_id>/fichiers/<str:file_format>/preparer/",
        edition_views.ask_edition_file,
        name="ask_edition_file",
    ),
    path("rapports/<int:report_id>/fermer/", edition_views.close_to_all, name="close_report"),
    # Everyone
    path("rapports-annuels/", public_report_views.public_reports, name="public_reports"),
    path("rapports-annuels/<int:year>/", public_report_views.public_report, name="public_report"),
    path("rapports-annuels/<int:year>/pdf/", public_report_views.public_report_pdf, name="public_report_pdf"),
]
