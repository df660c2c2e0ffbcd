"""Addresses by which phones with ODK Collect fill a wave. None ends with a slash: a redirection would lose a POST."""

from django.urls import path, re_path

from vigie.surveys.openrosa import answering, forms, submissions

app_name = "openrosa"
urlpatterns = [
    path("<str:token>/submission", submissions.submission, name="submission"),
    path("<str:token>/formList", forms.list_forms, name="forms"),
    path("<str:token>/forms/<int:number>/form.xml", forms.form, name="form"),
    path("<str:token>/manifest/<int:number>", forms.list_media, name="manifest"),
    re_path("^(?P<token>[^/]+)(?:/.*)?$", answering.nowhere, name="nowhere"),
]
