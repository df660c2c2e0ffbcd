"""Addresses of events: public ones under « evenements », those of staff under « sensibilisation »."""

from django.urls import URLPattern, path

from vigie.awareness.events import after_views, event_views, public_views

PUBLIC, WORKING = "evenements/<int:event_id>/", "sensibilisation/evenements/<int:event_id>/"
OBSERVATION = "sensibilisation/constats/<int:observation_id>/"

urlpatterns: list[URLPattern] = [
    path("evenements/", public_views.events, name="events"),
    path("evenements/calendrier.ics", public_views.events_feed, name="events_feed"),
    path("evenements/inscription/<str:code>/", public_views.own_registration, name="own_registration"),
    path(PUBLIC, public_views.public_event, name="public_event"),
    path(f"{PUBLIC}inscription/", public_views.sign_up, name="sign_up"),
    path("evenements/<int:event_id>/evenement.<str:file_format>", public_views.event_file, name="event_file"),
    path("sensibilisation/evenements/", event_views.kept_events, name="kept_events"),
    path("sensibilisation/evenements/preparer/", event_views.enter_event, name="enter_event"),
    path(WORKING, event_views.event, name="event"),
    path(f"{WORKING}modifier/", event_views.edit_event, name="edit_event"),
    path(f"{WORKING}proposer/", event_views.propose_event, name="propose_event"),
    path(f"{WORKING}publier/", event_views.open_event, name="open_event"),
    path(f"{WORKING}renvoyer/", event_views.send_event_back, name="send_event_back"),
    path(f"{WORKING}annuler/", event_views.call_event_off, name="call_event_off"),
    path(f"{WORKING}supprimer/", event_views.drop_event, name="drop_event"),
    path(f"{WORKING}presences/", after_views.attendance, name="attendance"),
    path(f"{WORKING}bilan/", after_views.count_event, name="count_event"),
    path(f"{WORKING}constat/", after_views.observe, name="observe"),
    path(f"{OBSERVATION}retirer/", after_views.drop_observation, name="drop_observation"),
    path(f"{OBSERVATION}donner/", after_views.give_to_diagnosis, name="give_to_diagnosis"),
]
