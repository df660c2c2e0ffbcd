from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "vigie.support"
    label = "support"
