from django.apps import AppConfig


class AwarenessConfig(AppConfig):
    name = "vigie.awareness"
    label = "awareness"
