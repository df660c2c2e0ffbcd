from django.apps import AppConfig


class LabelConfig(AppConfig):
    name = "vigie.label"
    label = "label"
