"""A survey with one question or two, its waves, and answers to it as the engine flattens them."""

from dataclasses import dataclass, field
from itertools import count

from tests.factories import OrganisationFactory
from vigie.surveys.models import Survey, SurveyVersion, Wave
from vigie.surveys.receiving.arrivals import Received, receive
from vigie.surveys.receiving.sealing import mark_of

NUMBERS = count(1)


@dataclass
class Filled:
    """What someone answered, by question."""

    values: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def make_wave(survey: Survey | None = None, *, is_anonymous: bool = True, **fields) -> Wave:
    """Return an open wave of a published survey."""
    number = next(NUMBERS)
    if survey is None:
        survey = Survey.objects.create(
            organisation=OrganisationFactory(), title=f"Enquête {number}", is_anonymous=is_anonymous
        )
    version = survey.versions.first() or SurveyVersion.objects.create(
        survey=survey, number=1, xform="<h:html/>", digest="0" * 32, published_on="2026-01-05"
    )
    named = {"opens_on": "2026-01-05", "name": f"Vague {number}", "code": f"vague-{number}", **fields}
    wave = Wave.objects.create(survey=survey, version=version, **named)
    wave.refresh_from_db()
    return wave


def send(wave: Wave, values: dict[str, str] | None = None, *, nonce: str = "", texts=None, **more) -> Received:
    """Send an answer to a wave; another one each time, unless a nonce is given. more: what ``receive`` is told."""
    mark = mark_of(wave.pk, nonce or f"nonce-{next(NUMBERS)}")
    return receive(wave, wave.version, Filled(values or {}, texts or {}), language="fr", mark=mark, **more)
