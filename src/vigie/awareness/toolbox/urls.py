"""Addresses of the toolbox: public ones under « outils », those of staff under « sensibilisation »."""

from django.urls import URLPattern, path

from vigie.awareness.toolbox import public_views, publishing_views, tool_views

PUBLIC, WORKING = "outils/<int:tool_id>/", "sensibilisation/outils/<int:tool_id>/"

urlpatterns: list[URLPattern] = [
    path("outils/", public_views.toolbox, name="toolbox"),
    path("outils/fichiers/<int:file_id>/", public_views.tool_file, name="tool_file"),
    path(PUBLIC, public_views.public_tool, name="public_tool"),
    path(f"{PUBLIC}versions/", public_views.tool_history, name="tool_history"),
    path(f"{PUBLIC}retour/", public_views.give_feedback, name="give_feedback"),
    path(f"{PUBLIC}retour/merci/", public_views.feedback_thanks, name="feedback_thanks"),
    path("sensibilisation/outils/", tool_views.tools, name="tools"),
    path("sensibilisation/outils/ajouter/", tool_views.enter_tool, name="enter_tool"),
    path(WORKING, tool_views.tool, name="tool"),
    path(f"{WORKING}modifier/", tool_views.edit_tool, name="edit_tool"),
    path(f"{WORKING}proposer/", tool_views.propose_tool, name="propose_tool"),
    path(f"{WORKING}retirer/", tool_views.take_tool_back, name="take_tool_back"),
    path(f"{WORKING}supprimer/", tool_views.drop_tool, name="drop_tool"),
    path(f"{WORKING}publier/", publishing_views.open_tool, name="open_tool"),
    path(f"{WORKING}renvoyer/", publishing_views.send_tool_back, name="send_tool_back"),
    path(f"{WORKING}joindre/", publishing_views.join_file, name="join_file"),
    path("sensibilisation/fichiers/<int:file_id>/retirer/", publishing_views.drop_file, name="drop_file"),
    path("sensibilisation/retours/", publishing_views.feedback_list, name="feedback_list"),
    path("sensibilisation/retours/<int:feedback_id>/", publishing_views.settle_feedback, name="settle_feedback"),
]
