"""Addresses of a report; none of them ever carries what is told."""

from django.urls import path

from vigie.support.filing import views

urlpatterns = [
    path("aide/raconter/", views.choose_point, name="report"),
    path("aide/raconter/<int:point_id>/", views.write_report, name="write_report"),
    path("aide/preuve/", views.proof, name="proof"),
]
