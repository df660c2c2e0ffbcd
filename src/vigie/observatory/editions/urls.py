"""Addresses of the editions: public ones, then those of whoever prepares, reviews and signs."""

from django.urls import URLPattern, path

from vigie.observatory.editions import catalogue_views, draft_views, public_views, review_views

WORK = "observatoire/travail"

urlpatterns: list[URLPattern] = [
    # Everyone
    path("observatoire/editions/", public_views.editions, name="editions"),
    path("observatoire/editions/<int:number>/", public_views.edition, name="edition"),
    path("observatoire/editions/<int:number>/edition.json", public_views.edition_content, name="edition_content"),
    path("observatoire/editions/<int:number>/methode/", public_views.edition_method, name="edition_method"),
    path("observatoire/methode/", public_views.method, name="method"),
    # Those who prepare, and the person who reviews
    path(f"{WORK}/editions/", draft_views.drafts, name="drafts"),
    path(f"{WORK}/editions/preparer/", draft_views.add_draft, name="add_draft"),
    path(f"{WORK}/editions/corriger/<int:number>/", draft_views.correct_edition, name="correct_edition"),
    path(f"{WORK}/editions/<int:draft_id>/", draft_views.draft, name="draft"),
    path(f"{WORK}/editions/<int:draft_id>/modifier/", draft_views.edit_draft, name="edit_draft"),
    path(f"{WORK}/editions/<int:draft_id>/proteger/", draft_views.protect_draft, name="protect_draft"),
    path(f"{WORK}/editions/<int:draft_id>/relire/", review_views.review_draft, name="review_draft"),
    path(f"{WORK}/editions/<int:draft_id>/relire/edition.json", review_views.draft_content, name="draft_content"),
    path(f"{WORK}/editions/<int:draft_id>/signer/", review_views.sign, name="sign_draft"),
    path(f"{WORK}/editions/<int:draft_id>/abandonner/", draft_views.abandon, name="abandon_draft"),
    path(f"{WORK}/catalogues/", catalogue_views.catalogues, name="catalogues"),
    path(f"{WORK}/catalogues/fixer/", catalogue_views.add_catalogue, name="add_catalogue"),
]
