"""Addresses of the examination: the pilot's under « candidatures », readers' under « lectures »."""

from django.urls import path

from vigie.network.examining import pilot_views, reader_views

urlpatterns = [
    path("reseau/candidatures/<slug:code>/", pilot_views.candidacy_page, name="candidacy"),
    path("reseau/candidatures/<slug:code>/lecture/", pilot_views.add_reader, name="add_reader"),
    path("reseau/candidatures/<slug:code>/lecture/<int:reading_id>/", pilot_views.drop_reader, name="drop_reader"),
    path("reseau/candidatures/<slug:code>/decision/", pilot_views.decide_candidacy, name="decide_candidacy"),
    path("reseau/candidatures/<slug:code>/reponse/", pilot_views.answer_candidacy, name="answer_candidacy"),
    path("reseau/candidatures/<slug:code>/reponse.pdf", pilot_views.answer_file, name="answer_file"),
    path("reseau/candidatures/<slug:code>/effacer/", pilot_views.forget, name="forget_candidacy"),
    path("reseau/lectures/", reader_views.my_readings, name="my_readings"),
    path("reseau/lectures/<slug:code>/", reader_views.read, name="read_candidacy"),
    path("reseau/lectures/<slug:code>/recusation/", reader_views.conflict, name="declare_conflict"),
]
