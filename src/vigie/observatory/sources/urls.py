"""Addresses of the inventory and of requests for data, under ``observatoire/travail/``."""

from django.urls import path

from vigie.observatory.sources import request_views, source_views

SOURCES = "observatoire/travail/sources/"
REQUESTS = "observatoire/travail/demandes/"

urlpatterns = [
    path(SOURCES, source_views.sources, name="sources"),
    path(f"{SOURCES}ajouter/", source_views.add_source, name="add_source"),
    path(f"{SOURCES}<int:source_id>/", source_views.change_source, name="change_source"),
    path(f"{SOURCES}<int:source_id>/supprimer/", source_views.remove_source, name="remove_source"),
    path(REQUESTS, request_views.requests, name="requests"),
    path(f"{REQUESTS}ajouter/", request_views.add_request, name="add_request"),
    path(f"{REQUESTS}<int:request_id>/", request_views.data_request, name="request"),
    path(f"{REQUESTS}<int:request_id>/modifier/", request_views.change_request, name="change_request"),
    path(f"{REQUESTS}<int:request_id>/supprimer/", request_views.remove_request, name="remove_request"),
    path(f"{REQUESTS}<int:request_id>/envoi/", request_views.send, name="send_request"),
    path(f"{REQUESTS}<int:request_id>/relance/", request_views.remind, name="remind_request"),
    path(f"{REQUESTS}<int:request_id>/reponse/", request_views.answer, name="answer_request"),
    path(f"{REQUESTS}<int:request_id>/refus/", request_views.refuse, name="refuse_request"),
    path(f"{REQUESTS}<int:request_id>/rouvrir/", request_views.reopen, name="reopen_request"),
    path(f"{REQUESTS}<int:request_id>/lettre.<str:file_format>", request_views.letter, name="request_letter"),
]
