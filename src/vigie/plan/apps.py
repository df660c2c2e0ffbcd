from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "vigie.plan"
    label = "plan"
