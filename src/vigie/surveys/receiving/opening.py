"""Reads poured answers back, for whoever works out results. Rights are checked before."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from vigie.surveys.models import Answer, SurveyVersion, Wave
from vigie.surveys.receiving.sealing import TEXTS, VALUES, unseal


@dataclass(frozen=True)
class OpenedAnswer:
    """A poured answer. values: by question (« group/question »), without any free text. language: it was filled in."""

    values: dict[str, str]
    version: SurveyVersion
    language: str


def opened_answers(wave: Wave) -> Iterator[OpenedAnswer]:
    """Give the poured answers of a wave, in the order of identifiers drawn by lot. Two queries."""
    versions = SurveyVersion.objects.filter(survey_id=wave.survey_id).in_bulk()
    for row in Answer.objects.filter(wave=wave).order_by("pk").iterator():
        content = unseal(row.values, wave_id=wave.pk, row=row.pk, field=VALUES)
        yield OpenedAnswer(content["values"], versions[row.version_id], content["language"])


def opened_texts(wave: Wave) -> list[dict[str, str]]:
    """Return the free texts of each answer that has some, in another order than their values each time."""
    rows = list(Answer.objects.filter(wave=wave, texts__isnull=False).only("pk", "texts", "wave_id"))
    secrets.SystemRandom().shuffle(rows)
    return [unseal(row.texts or b"", wave_id=wave.pk, row=row.pk, field=TEXTS) for row in rows]
