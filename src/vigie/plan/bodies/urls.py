"""Addresses of this part of the room."""

from django.urls import URLPattern, path, re_path

from vigie.plan.bodies import alert_views, body_line_views, body_views, keeping_views, seat_views, taking_over_views

LINE = r"(?P<kind>categorie|point)"
# Longer ones are those of nothing, and no int reads them.
NUMBER = r"[0-9]{1,18}"

urlpatterns: list[URLPattern] = [
    path("instances/", body_views.bodies, name="bodies"),
    path("instances/ajouter/", keeping_views.add_body, name="add_body"),
    path("instances/reprendre/", taking_over_views.take_over_bodies, name="take_over_bodies"),
    path("instances/<int:body_id>/", body_views.body, name="body"),
    path("instances/<int:body_id>/modifier/", keeping_views.edit_body, name="edit_body"),
    path("instances/<int:body_id>/fin/", keeping_views.finish_body, name="end_body"),
    path("instances/<int:body_id>/reprise/", keeping_views.reopen_body, name="resume_body"),
    path("instances/<int:body_id>/supprimer/", keeping_views.delete_body, name="remove_body"),
    # Members
    path("instances/<int:body_id>/membres/ajouter/", seat_views.add_member, name="add_member"),
    path("instances/<int:body_id>/inviter/", seat_views.invite, name="invite_to_body"),
    path("instances/<int:body_id>/rejoindre/", seat_views.ask, name="ask_to_sit"),
    path("instances/membres/<int:seat_id>/", seat_views.edit_seat, name="seat"),
    path("instances/membres/<int:seat_id>/repondre/", seat_views.answer, name="answer_seat"),
    path("instances/membres/<int:seat_id>/quitter/", seat_views.leave, name="leave_body"),
    # Categories and standing items
    re_path(rf"^instances/(?P<body_id>{NUMBER})/{LINE}/ajouter/$", body_line_views.add_line, name="add_body_line"),
    re_path(rf"^instances/listes/{LINE}/(?P<line_id>{NUMBER})/$", body_line_views.change_line, name="body_line"),
    re_path(
        rf"^instances/listes/{LINE}/(?P<line_id>{NUMBER})/retirer/$",
        body_line_views.drop_line,
        name="remove_body_line",
    ),
    re_path(
        rf"^instances/listes/{LINE}/(?P<line_id>{NUMBER})/deplacer/$",
        body_line_views.shift_line,
        name="move_body_line",
    ),
    # Alerts
    path("instances/<int:body_id>/alertes/ajouter/", alert_views.add_alert, name="add_alert"),
    path("alertes/", alert_views.alerts, name="alerts"),
    path("alertes/<int:alert_id>/", alert_views.alert, name="alert"),
    path("alertes/<int:alert_id>/repondre/", alert_views.answer, name="answer_alert"),
]
