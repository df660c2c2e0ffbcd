"""Address of the counter."""

from django.urls import path

from vigie.support.counter import views

urlpatterns = [path("accueil/guichet/", views.record_visit, name="counter")]
