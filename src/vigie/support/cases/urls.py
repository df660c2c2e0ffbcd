"""Addresses of cases. A case is named by an identifier of its own, never by the number that the person holds."""

from django.urls import path

from vigie.support.cases import (
    article_40_views,
    case_views,
    follow_up_views,
    joining_views,
    list_views,
    plan_views,
    qualification_views,
    supervising_views,
)

CASE = "accueil/dossiers/<uuid:case_id>/"

urlpatterns = [
    path("accueil/dossiers/", list_views.cases, name="cases"),
    path("accueil/mon-ecoute/", list_views.own_listening, name="own_listening"),
    path("accueil/suivi/", supervising_views.supervision, name="supervision"),
    path(CASE, case_views.case, name="case"),
    path(f"{CASE}prendre/", case_views.take, name="take_case"),
    path(f"{CASE}repondre/", case_views.answer, name="answer_case"),
    path(f"{CASE}fichiers/", joining_views.join, name="join_case_files"),
    path(f"{CASE}notes/", case_views.notes, name="case_notes"),
    path(f"{CASE}fichiers/<int:file_id>/", case_views.case_file, name="case_file"),
    path(f"{CASE}qualification/", qualification_views.qualify, name="qualify_case"),
    path(f"{CASE}plan/", plan_views.plan, name="case_plan"),
    path(f"{CASE}plan/<int:task_id>/faite/", plan_views.task_done, name="task_done"),
    path(f"{CASE}plan/<int:task_id>/retirer/", plan_views.task_dropped, name="task_dropped"),
    path(f"{CASE}suivi/", follow_up_views.follow_up, name="case_follow_up"),
    path(f"{CASE}confier/", follow_up_views.reassign, name="reassign_case"),
    path(f"{CASE}terminer/", follow_up_views.close, name="close_case"),
    path(f"{CASE}rouvrir/", follow_up_views.reopen, name="reopen_case"),
    path(f"{CASE}article-40/", article_40_views.article_40, name="article_40"),
    path(f"{CASE}article-40.pdf", article_40_views.printed_sheet, name="article_40_print"),
]
