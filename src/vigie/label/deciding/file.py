"""What a decision is taken on, as a text that never changes: levels, words, evidence by its digest, readings."""

import json
from typing import Any

from vigie.label.commitment.charters import hash_of
from vigie.label.models import Application, Reading


def file_of(application: Application) -> tuple[str, str]:
    """Return the file of an application as JSON text, and its SHA-256. Nobody is named in it."""
    readings = {
        reading.criterion_id: reading
        for reading in Reading.objects.filter(assessment__application=application, assessment__left_on=None)
    }
    held = application.assessments.filter(left_on=None).first()
    answers = (
        application.answers.select_related("criterion").prefetch_related("evidence").order_by("criterion__position")
    )
    content: dict[str, Any] = {
        "framework": application.framework.number,
        "charter": application.commitment.text_hash,
        "submitted_on": application.submitted_on.isoformat() if application.submitted_on else None,
        "summary": held.summary if held else "",
        "criteria": [
            {
                "code": answer.criterion.code,
                "title": answer.criterion.title,
                "is_essential": answer.criterion.is_essential,
                "level": answer.level,
                "comment": answer.comment,
                "evidence": [piece.digest for piece in answer.evidence.all()],
                **read(readings.get(answer.criterion_id)),
            }
            for answer in answers
        ],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return text, hash_of(text)


def read(reading: Reading | None) -> dict[str, Any]:
    """Return what the assessor read."""
    return {"read_level": reading.level if reading else None, "reading": reading.comment if reading else ""}
