"""Addresses of reports noted without network: for a tester, and for their phone, none of whose ends with a slash."""

from django.urls import URLPattern, path, re_path

from vigie.testing.phones import collect_views, own_views

OWN, PHONE = "tests/sentinelle/telephone/", "tests/telephone/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(f"{PHONE}submission", collect_views.submission, name="phone_submission"),
    path(f"{PHONE}formList", collect_views.list_forms, name="phone_forms"),
    path(f"{PHONE}form.xml", collect_views.form, name="phone_form"),
    path(f"{PHONE}manifest", collect_views.list_media, name="phone_manifest"),
    re_path("^tests/telephone/(?P<token>[^/]+)(?:/.*)?$", collect_views.nowhere, name="phone_nowhere"),
    path(f"{OWN}recu/<int:report_id>/", own_views.attach, name="attach_report"),
    path(f"{OWN}recu/<int:report_id>/effacer/", own_views.drop, name="drop_report"),
    path(f"{OWN}<slug:code>/", own_views.phone, name="phone"),
    path(f"{OWN}<slug:code>/donner/", own_views.give, name="give_phone_access"),
    path(f"{OWN}<slug:code>/retirer/", own_views.take_back, name="take_phone_access_back"),
]
