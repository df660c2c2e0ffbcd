"""Addresses of loans."""

from django.urls import URLPattern, path

from vigie.awareness.loans import views

LOAN = "sensibilisation/prets/<int:loan_id>/"

urlpatterns: list[URLPattern] = [
    path("outils/<int:tool_id>/emprunter/", views.borrow, name="borrow"),
    path("outils/pret/<str:code>/", views.own_loan, name="own_loan"),
    path("sensibilisation/prets/", views.loans, name="loans"),
    path(LOAN, views.loan, name="loan"),
    path(f"{LOAN}repondre/", views.answer_loan, name="answer_loan"),
    path(f"{LOAN}retour/", views.bring_back, name="bring_back"),
    path(f"{LOAN}annuler/", views.call_loan_off, name="call_loan_off"),
]
