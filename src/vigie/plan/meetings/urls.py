"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.plan.meetings import (
    agenda_views,
    attendance_views,
    decision_views,
    documents_views,
    holding_views,
    import_views,
    inviting_views,
    live_views,
    meeting_views,
    minutes_views,
    participation_views,
    past_meetings_views,
    planning_views,
)

urlpatterns: list[URLPattern] = [
    path("reunions/", meeting_views.meetings, name="meetings"),
    path("reunions/<int:meeting_id>/", meeting_views.meeting, name="meeting"),
    # Preparing a meeting
    path("instances/<int:body_id>/reunions/ajouter/", planning_views.add, name="add_meeting"),
    path("reunions/<int:meeting_id>/modifier/", planning_views.change, name="change_meeting"),
    path("reunions/<int:meeting_id>/annuler/", planning_views.cancel, name="cancel_meeting"),
    path("reunions/<int:meeting_id>/supprimer/", planning_views.delete, name="delete_meeting"),
    path("reunions/<int:meeting_id>/ordre-du-jour/", agenda_views.agenda, name="agenda"),
    path("reunions/<int:meeting_id>/ordre-du-jour/preparer/", agenda_views.prepare, name="prepare_agenda"),
    path("reunions/points/<int:item_id>/", agenda_views.change, name="point"),
    path("reunions/points/<int:item_id>/deplacer/", agenda_views.move, name="move_point"),
    path("reunions/points/<int:item_id>/retirer/", agenda_views.remove, name="remove_point"),
    path("reunions/<int:meeting_id>/inviter/", inviting_views.invitations, name="invite"),
    # Holding it
    path("reunions/<int:meeting_id>/tenir/", holding_views.hold, name="hold_meeting"),
    path("reunions/<int:meeting_id>/presences/", attendance_views.note, name="note_attendance"),
    path("reunions/<int:meeting_id>/presences/ajouter/", attendance_views.add, name="add_attendance"),
    path("reunions/<int:meeting_id>/presences/retirer/", attendance_views.remove, name="remove_attendance"),
    path("reunions/points/<int:item_id>/notes/", live_views.notes, name="write_notes"),
    path("reunions/<int:meeting_id>/notes/", live_views.minutes, name="write_minutes"),
    path("reunions/<int:meeting_id>/decisions/ajouter/", holding_views.add_decision, name="add_decision"),
    path("decisions/<int:decision_id>/corriger/", holding_views.correct_decision, name="correct_decision"),
    path("decisions/<int:decision_id>/reprendre/", holding_views.take_back_decision, name="take_back_decision"),
    path("reunions/<int:meeting_id>/alertes/<int:alert_id>/", holding_views.answer, name="answer_in_meeting"),
    path(
        "reunions/<int:meeting_id>/propositions/<int:proposal_id>/",
        holding_views.examine_proposal,
        name="examine_in_meeting",
    ),
    path("reunions/<int:meeting_id>/clore/", holding_views.close, name="close_meeting"),
    path("reunions/<int:meeting_id>/rouvrir/", holding_views.reopen, name="reopen_meeting"),
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
    # Past meetings
    path("reunions/reprendre/", past_meetings_views.past_meetings, name="past_meetings"),
    path("reunions/importer/", import_views.import_meetings, name="import_meetings"),
    path("reunions/importer/<int:upload_id>/", import_views.import_preview, name="import_meetings_preview"),
    path("reunions/importer/<int:upload_id>/confirmer/", import_views.import_confirm, name="confirm_meetings"),
    path("reunions/importer/<int:upload_id>/abandonner/", import_views.import_cancel, name="cancel_meetings"),
    path("reunions/exporter/<str:file_format>/", import_views.export_meetings, name="export_meetings"),
    path("instances/participation/", participation_views.participation, name="participation"),
]
