"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.plan.meetings import (
    decision_views,
    documents_views,
    meeting_views,
    minutes_views,
    participation_views,
)

urlpatterns: list[URLPattern] = [
    path("reunions/", meeting_views.meetings, name="meetings"),
    # Decisions, minutes, documents, participation
    path("decisions/", decision_views.decisions, name="decisions"),
    path("decisions/<int:decision_id>/", decision_views.decision, name="decision"),
    path("reunions/<int:meeting_id>/compte-rendu/<str:file_format>/", minutes_views.minutes, name="minutes"),
    path("reunions/<int:meeting_id>/releve/<str:file_format>/", minutes_views.decision_record, name="decision_record"),
    path(
        "reunions/<int:meeting_id>/documents/ajouter/",
        documents_views.add_meeting_document,
        name="add_meeting_document",
    ),
    path("instances/<int:body_id>/documents/ajouter/", documents_views.add_body_document, name="add_body_document"),
    path("instances/documents/<int:document_id>/", documents_views.document, name="document"),
    path(
        "instances/documents/<int:document_id>/retirer/", documents_views.remove_joined_document, name="remove_document"
    ),
    path("instances/participation/", participation_views.participation, name="participation"),
]
