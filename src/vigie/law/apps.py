from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "vigie.law"
    label = "law"
