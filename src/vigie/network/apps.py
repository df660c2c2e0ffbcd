from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "vigie.network"
    label = "network"
