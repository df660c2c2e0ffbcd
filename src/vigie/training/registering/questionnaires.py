"""The questionnaires answered before and after a session (S93): shown while they take answers."""

from django.conf import settings
from django.urls import reverse

from vigie.surveys.models import Wave


def open_address(wave: Wave | None) -> str:
    """Return the whole address where a wave is answered; empty when there is none, or when it takes no answer today."""
    if wave is None or not wave.is_open():
        return ""
    return settings.VIGIE_ADDRESS + reverse("surveys:welcome", args=[wave.code])
