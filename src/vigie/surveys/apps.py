from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "vigie.surveys"
    label = "surveys"
