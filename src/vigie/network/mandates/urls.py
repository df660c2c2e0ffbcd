"""Addresses of mandates and nominations."""

from django.urls import path

from vigie.network.mandates import pilot_views, structure_views

urlpatterns = [
    path("reseau/mandats/", pilot_views.mandates, name="mandates"),
    path("reseau/mandats/<int:mandate_id>/", pilot_views.mandate_page, name="mandate"),
    path("reseau/mandats/<int:mandate_id>/donner/", pilot_views.begin, name="begin_mandate"),
    path("reseau/mandats/<int:mandate_id>/renouveler/", pilot_views.renew, name="renew_mandate"),
    path("reseau/mandats/<int:mandate_id>/fin/", pilot_views.end, name="end_mandate"),
    path("reseau/mandats/<int:mandate_id>/lieux/", pilot_views.places, name="mandate_places"),
    path("reseau/mandats/<int:mandate_id>/sentinelle/", pilot_views.make_sentinel, name="make_sentinel"),
    path("reseau/candidatures/<slug:code>/nomination/", pilot_views.appoint_candidate, name="appoint"),
    path("reseau/ma-structure/", structure_views.structure, name="structure"),
    path("reseau/designations/ajouter/", structure_views.add_nomination, name="add_nomination"),
    path("reseau/designations/<int:nomination_id>/", structure_views.nomination_page, name="nomination"),
    path("reseau/designations/<int:nomination_id>/mission.pdf", structure_views.mission_file, name="mission_file"),
    path("reseau/designations/<int:nomination_id>/retrait/", structure_views.withdraw, name="withdraw_nomination"),
    path("reseau/designations/<int:nomination_id>/confirmation/", pilot_views.confirm, name="confirm_nomination"),
    path("reseau/designations/<int:nomination_id>/renvoi/", pilot_views.send_back, name="return_nomination"),
]
