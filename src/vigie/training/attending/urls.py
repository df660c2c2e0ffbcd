"""Addresses of attendance."""

from django.urls import path

from vigie.training.attending import views

SESSION = "formations/suivi/sessions/<int:session_id>/"

urlpatterns = [
    path("formations/presence/<str:sheet_code>/", views.own_sign_in, name="sign_in"),
    path(f"{SESSION}presences/", views.attendance, name="attendance"),
    path(f"{SESSION}feuille.pdf", views.sheet, name="sheet"),
    path(f"{SESSION}qr/", views.sheet_code, name="sheet_code"),
    path(f"{SESSION}qr/ouvrir/", views.make_sheet_code, name="make_sheet_code"),
]
