"""Addresses of the room."""

from django.urls import path

from vigie.cockpit import (
    about_views,
    dashboard_views,
    demonstration_email_views,
    home_views,
    outbox_views,
    territory_settings,
)
from vigie.cockpit.agenda.urls import urlpatterns as agenda
from vigie.cockpit.annual_report.urls import urlpatterns as annual_report
from vigie.cockpit.reminders.urls import urlpatterns as reminders

app_name = "cockpit"
urlpatterns = [
    path("", home_views.home, name="home"),
    path("accessibilite/", about_views.accessibility, name="accessibility"),
    path("donnees-personnelles/", about_views.privacy, name="privacy"),
    path("mon-accueil/", home_views.desk_page, name="desk"),
    path("tableau-de-bord/", dashboard_views.dashboard, name="dashboard"),
    path("tableau-de-bord/structures-et-axes/", dashboard_views.mobilisation, name="mobilisation"),
    path("tableau-de-bord/vue-croisee/", dashboard_views.crossings, name="crossings"),
    path("territoire/reglages/", territory_settings.settings_page, name="territory_settings"),
    path("envois/", outbox_views.outbox_page, name="outbox"),
    path("envois/courriels/", demonstration_email_views.emails, name="demonstration_emails"),
    path("envois/<int:pk>/relancer/", outbox_views.retry_message, name="retry_message"),
    *agenda,
    *annual_report,
    *reminders,
]
