from django.apps import AppConfig


class InternshipsConfig(AppConfig):
    name = "vigie.internships"
    label = "internships"
