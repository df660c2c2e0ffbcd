from django.apps import AppConfig
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    name = "vigie.core"
    label = "core"

    def ready(self) -> None:
        """Register the checks of the settings."""
        from vigie.core.checks import check_settings

        register(check_settings, Tags.security)
