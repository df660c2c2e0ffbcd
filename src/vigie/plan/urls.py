"""Addresses of the room."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from vigie.plan import (
    action_note_views,
    action_views,
    asked_figures_views,
    asking_news_views,
    axis_views,
    calendar_views,
    commitment_views,
    export_views,
    guess_views,
    import_views,
    line_views,
    linkage_views,
    list_views,
    map_views,
    moment_views,
    opening_views,
    plan_views,
    public_views,
    search_views,
    table_views,
    update_link_views,
    yearly_figures_views,
)
from vigie.plan.bodies.urls import urlpatterns as bodies
from vigie.plan.meetings.urls import urlpatterns as meetings
from vigie.plan.revision.urls import urlpatterns as revision

app_name = "plan"


class CodeConverter(StringConverter):
    """The code of an axis or of an action, as its plan writes it: « 1/2 » is one too."""

    regex = r"[\s\S]+"


register_converter(CodeConverter, "code")


def of_any_plan(root: str, rest: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """Return the addresses of a page of the current plan, and of the same page of a plan given by its number."""
    return [path(f"{root}/{rest}", view, name=name), path(f"{root}/<int:plan_id>/{rest}", view, name=name)]


urlpatterns: list[URLPattern | URLResolver] = [
    # Collections of actions
    path("plan/actions/", list_views.action_list, name="actions"),
    path("plan/tableau/", table_views.table, name="table"),
    path("plan/tableau/comprendre/", table_views.read_deadline, name="read_deadline"),
    path("plan/tableau/<int:pk>/", table_views.table_row, name="table_row"),
    path("plan/calendrier/", calendar_views.calendar, name="calendar"),
    path("plan/carte/", map_views.action_map, name="map"),
    path("recherche/", search_views.search, name="search"),
    # In and out
    path("plan/importer/", import_views.import_file, name="import"),
    path("plan/importer/<int:upload_id>/", import_views.import_preview, name="import_preview"),
    path("plan/importer/<int:upload_id>/confirmer/", import_views.import_confirm, name="import_confirm"),
    path("plan/importer/<int:upload_id>/abandonner/", import_views.import_cancel, name="import_cancel"),
    path("plan/rapprochements/", guess_views.organisation_guesses, name="organisation_guesses"),
    path("plan/rapprochements/<int:name_id>/", guess_views.settle_guess, name="settle_guess"),
    *of_any_plan("plan", "exporter/", export_views.export_page, "export"),
    path("plan/<int:plan_id>/exporter/<str:file_format>/", export_views.export_file, name="export_file"),
    # The plan and its axes
    *of_any_plan("plan", "", plan_views.overview, "plan"),
    *of_any_plan("plan", "cadre/", plan_views.context, "context"),
    *of_any_plan("plan", "diagnostic/", plan_views.diagnosis, "diagnosis"),
    *of_any_plan("plan", "gouvernance/", plan_views.governance, "governance"),
    *of_any_plan("plan", "structures/", plan_views.partners, "partners"),
    *of_any_plan("plan", "articulations/", linkage_views.linkages, "linkages"),
    path("plan/articulations/<int:linkage_id>/", linkage_views.linkage, name="linkage"),
    path("plan/articulations/<int:linkage_id>/partager/", linkage_views.share, name="share_action"),
    path(
        "plan/articulations/<int:linkage_id>/actions/<int:action_id>/retirer/",
        linkage_views.unshare,
        name="unshare_action",
    ),
    path(
        "plan/articulations/<int:linkage_id>/fiche/<str:file_format>/",
        linkage_views.linkage_sheet,
        name="linkage_sheet",
    ),
    *of_any_plan("plan", "moments-annuels/", moment_views.moments, "moments"),
    path("plan/<int:plan_id>/moments-annuels/reprendre/", moment_views.take_from_plan, name="take_moments"),
    *of_any_plan("plan", "lectures/", plan_views.reading, "doubts"),
    *of_any_plan("plan", "ouverture/", opening_views.opening, "opening"),
    *of_any_plan("plan", "axes/<code:code>/", axis_views.axis_page, "axis"),
    path("plan/<int:plan_id>/modifier/<str:part>/", plan_views.edit_plan, name="edit_plan"),
    path("plan/<int:plan_id>/historique/", plan_views.plan_history, name="plan_history"),
    path("plan/notes-de-lecture/<int:note_id>/", plan_views.settle, name="settle"),
    path("plan/lectures/<str:kind>/<int:reading_id>/", axis_views.confirm_reading, name="confirm"),
    path("plan/lectures/axes/<int:axis_id>/tout/", axis_views.confirm_whole_axis, name="confirm_axis"),
    # Lines of the plan and of actions
    path("plan/elements/<str:kind>/ajouter/<int:owner_id>/", line_views.add, name="add_line"),
    path("plan/elements/<str:kind>/<int:line_id>/", line_views.change, name="line"),
    path("plan/elements/<str:kind>/<int:line_id>/supprimer/", line_views.remove, name="remove_line"),
    path("plan/elements/<str:kind>/<int:line_id>/deplacer/", line_views.move, name="move_line"),
    # Commitments
    path("plan/<int:plan_id>/engagements/ajouter/", commitment_views.add_commitment, name="commit"),
    path("plan/engagements/<int:commitment_id>/", commitment_views.edit_commitment, name="commitment"),
    path("plan/engagements/<int:commitment_id>/fin/", commitment_views.stop_commitment, name="end_commitment"),
    # An action
    path("plan/<int:plan_id>/actions/ajouter/", action_views.add_action, name="add_action"),
    path("plan/actions/<int:action_id>/", action_views.action_page, name="action"),
    path("plan/actions/<int:action_id>/modifier/<str:section>/", action_views.edit_action, name="edit_action"),
    path("plan/actions/<int:action_id>/supprimer/", action_views.remove_action, name="remove_action"),
    path("plan/actions/<int:action_id>/notes/ajouter/", action_note_views.write_note, name="add_note"),
    path("plan/notes/<int:note_id>/", action_note_views.edit_note, name="edit_note"),
    path("plan/notes/<int:note_id>/retirer/", action_note_views.delete_note, name="remove_note"),
    # Figures asked each year
    path("plan/actions/<int:action_id>/chiffres/", yearly_figures_views.figures, name="figures"),
    path("plan/actions/<int:action_id>/chiffres/demander/", asked_figures_views.ask_one, name="ask_figure"),
    path("plan/chiffres/<int:asked_id>/", asked_figures_views.edit_asked, name="asked_figure"),
    path("plan/chiffres/<int:asked_id>/arreter/", asked_figures_views.stop, name="stop_asking"),
    path("plan/<int:plan_id>/chiffres/", yearly_figures_views.plan_figures, name="yearly_figures"),
    path("plan/<int:plan_id>/chiffres/demander/", asked_figures_views.ask_several, name="ask_figures"),
    path("plan/<int:plan_id>/chiffres/<str:file_format>/", yearly_figures_views.export_figures, name="export_figures"),
    # Links sent by e-mail
    path("plan/<int:plan_id>/nouvelles/", asking_news_views.choose, name="ask_news"),
    path("plan/<int:plan_id>/nouvelles/apercu/", asking_news_views.preview, name="ask_news_preview"),
    path("plan/actions/<int:action_id>/liens/", update_link_views.links, name="links"),
    path("plan/liens/<int:link_id>/revoquer/", update_link_views.revoke, name="revoke"),
    path("mise-a-jour/<str:code>/", update_link_views.update, name="update"),
    path("mise-a-jour/<str:code>/merci/", update_link_views.update_thanks, name="update_thanks"),
    # What the public sees
    path("plan/ouverture/<str:kind>/<int:thing_id>/", opening_views.preview, name="preview"),
    path("plan/ouverture/<str:kind>/<int:thing_id>/ouvrir/", opening_views.open_thing, name="open"),
    path("plan/ouverture/<str:kind>/<int:thing_id>/fermer/", opening_views.close_thing, name="close"),
    path("plan/<int:plan_id>/ouverture/tout/", opening_views.open_all, name="open_all"),
    *of_any_plan("le-plan", "", public_views.public_plan, "public_plan"),
    *of_any_plan("le-plan", "actions/", public_views.public_actions, "public_actions"),
    *of_any_plan("le-plan", "actions/<code:code>/", public_views.public_action, "public_action"),
    *of_any_plan("le-plan", "axes/<code:code>/", public_views.public_axis, "public_axis"),
    # The plan lives
    *bodies,
    *meetings,
    *revision,
]
