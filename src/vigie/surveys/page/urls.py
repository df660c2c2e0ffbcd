"""Addresses where a questionnaire is filled; none of them ever carries an answer."""

from django.urls import path

from vigie.surveys.page import views

urlpatterns = [
    path("enquete/<str:code>/", views.welcome, name="welcome"),
    path("enquete/<str:code>/repondre/", views.answer, name="answer"),
    path("enquete/<str:code>/reprendre/", views.resume, name="resume"),
    path("enquete/<str:code>/<str:access>/", views.welcome, name="welcome_with_code"),
]
