"""Addresses of the pages of rights; none of them ever carries an answer."""

from django.urls import path

from vigie.support.rights import assessment_views, exit_views, time_left_views, views

urlpatterns = [
    path("aide/", views.help_page, name="help"),
    path("aide/droits/", views.rights_page, name="rights"),
    path("aide/droits/facile-a-lire/", views.easy_page, name="easy_rights"),
    path("aide/est-ce-une-discrimination/", assessment_views.questionnaire, name="questionnaire"),
    path("aide/delais/", time_left_views.time_left_page, name="time_left"),
    # A name that gives nothing away in a history.
    path("calendrier/", exit_views.calendar_page, name="quick_exit"),
]
