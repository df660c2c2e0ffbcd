from django.apps import AppConfig


class CockpitConfig(AppConfig):
    name = "vigie.cockpit"
    label = "cockpit"
