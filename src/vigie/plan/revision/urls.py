"""Addresses of this part of the room."""

from django.urls import URLPattern, path

from vigie.plan.revision import (
    carry_over_views,
    comparison_views,
    following_up_views,
    proposal_views,
    revision_views,
    version_views,
)

urlpatterns: list[URLPattern] = [
    # Versions
    path("plan/versions/", version_views.versions, name="versions"),
    path("plan/<int:plan_id>/versions/", version_views.versions, name="plan_versions"),
    path("plan/<int:plan_id>/versions/enregistrer/", version_views.record_version, name="record_version"),
    path("plan/<int:plan_id>/versions/comparer/", comparison_views.compare_versions, name="compare"),
    path("plan/<int:plan_id>/versions/comparer/<str:file_format>/", comparison_views.compare_file, name="compare_file"),
    path("plan/<int:plan_id>/versions/<int:number>/", version_views.version, name="version"),
    path(
        "plan/<int:plan_id>/versions/<int:number>/<str:file_format>/", version_views.version_file, name="version_file"
    ),
    path("plan/<int:plan_id>/suivant/", carry_over_views.carry_actions_over, name="carry_over"),
    # Revisions
    path("plan/<int:plan_id>/revisions/ouvrir/", revision_views.start_revision, name="open_revision"),
    path("plan/revisions/<int:revision_id>/", revision_views.revision, name="revision"),
    path("plan/revisions/<int:revision_id>/abandonner/", revision_views.abandon, name="abandon_revision"),
    path("plan/revisions/<int:revision_id>/adopter/", revision_views.adoption, name="adopt_revision"),
    # Proposals
    path("plan/actions/<int:action_id>/proposer/", proposal_views.propose_change, name="propose"),
    path("plan/actions/<int:action_id>/proposer/retrait/", proposal_views.propose_removal, name="propose_removal"),
    path("plan/revisions/<int:revision_id>/proposer/", proposal_views.propose_action, name="propose_action"),
    path("plan/propositions/<int:proposal_id>/", proposal_views.proposal, name="proposal"),
    path("plan/propositions/<int:proposal_id>/modifier/", proposal_views.edit_proposal, name="edit_proposal"),
    path("plan/propositions/<int:proposal_id>/retirer/", proposal_views.withdraw, name="withdraw_proposal"),
    path("plan/propositions/<int:proposal_id>/repondre/", proposal_views.examine_proposal, name="examine_proposal"),
    # What becomes of what was advised; what waits for an agreement
    path("plan/preconisations/", following_up_views.recommendations, name="recommendations"),
    path("plan/<int:plan_id>/preconisations/", following_up_views.recommendations, name="plan_recommendations"),
    path(
        "plan/<int:plan_id>/preconisations/<str:file_format>/",
        following_up_views.recommendations_file,
        name="recommendations_file",
    ),
    path("plan/preconisations/<int:item_id>/suite/", following_up_views.follow_up, name="follow_up"),
    path("plan/accords/", following_up_views.agreements, name="agreements"),
    path("plan/<int:plan_id>/accords/", following_up_views.agreements, name="plan_agreements"),
]
