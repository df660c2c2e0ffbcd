from django.apps import AppConfig


class TestingConfig(AppConfig):
    name = "vigie.testing"
    label = "testing"
