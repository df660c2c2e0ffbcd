"""What is frozen of a wave, as plain values for JSON: only what may be told. None stands for what is secret."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from vigie.surveys.results.crossings import Crossed, Side
from vigie.surveys.results.pieces import Pair
from vigie.surveys.results.protecting import Outcome
from vigie.surveys.results.questions import Catalogue, Closed
from vigie.surveys.results.tables import NOT_ANSWERED

Json = dict[str, Any]
FORMAT = 1
# Nearly nobody has an age under zero: the band is named only when somebody wrote so.
UNDER = "under"


def nothing_told(threshold: int) -> Json:
    """Return the content of a wave that too few people answered: not even how many."""
    return {"format": FORMAT, "answers": None, "threshold": threshold, "questions": [], "crossings": [], "left_out": []}


def content_of(
    answers: int, threshold: int, catalogue: Catalogue, outcomes: Sequence[Outcome], crossed: Sequence[Crossed]
) -> Json:
    """Return the content of a wave."""
    by_key = {outcome.question.key: outcome for outcome in outcomes}
    return {
        "format": FORMAT,
        "answers": answers,
        "threshold": threshold,
        "questions": [_question(outcome) for outcome in outcomes],
        "crossings": [_crossing(each, by_key) for each in crossed],
        "left_out": [{"label": each.label, "reason": each.reason} for each in catalogue.left_out],
    }


def digest_of(content: Json) -> str:
    """Return the SHA-256 of a content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def form_of(question: Closed) -> str:
    """Return what two questions share when their answers compare: same kind, answers, bands and people asked."""
    written = [
        question.kind,
        # Results were frozen when labels had plain spaces only.
        [(code, label.replace("\u00a0", " ")) for code, label in question.choices],
        [[band.code, band.low, band.high] for band in question.bands],
        sorted(condition.expression for condition in question.conditions),
    ]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()[:16]


def _question(outcome: Outcome) -> Json:
    question = outcome.question
    told: Json = {
        "key": question.key,
        "label": question.label,
        "group": question.group,
        "kind": question.kind,
        "form": form_of(question),
        "reason": outcome.reason,
        "base": outcome.base,
        "rows": [],
        "unanswered": outcome.cells.get(NOT_ANSWERED),
        "ranking": None,
    }
    if outcome.ranking:
        told["ranking"] = _pair(outcome.ranking, dict(question.choices), {})
    else:
        told["rows"] = [
            {"code": code, "label": label, "value": outcome.cells[code]}
            for code, label in outcome.labels
            if code in outcome.cells and not (code == UNDER and outcome.cells[code] == 0)
        ]
    return told


def _crossing(crossed: Crossed, by_key: dict[str, Outcome]) -> Json:
    sides = [_side(side, by_key) for side in (crossed.first, crossed.second)]
    written: Json = {"first": sides[0], "second": sides[1], "reason": crossed.reason, "table": None}
    if crossed.pair:
        labels = [_labels(side, by_key) for side in (crossed.first, crossed.second)]
        written["table"] = _pair(crossed.pair, *labels)
    return written


def _side(side: Side, by_key: dict[str, Outcome]) -> Json:
    outcome = by_key.get(side.key)
    labels = dict(outcome.question.choices) if outcome else {}
    label = outcome.question.label if outcome else side.key
    return {"key": side.key, "option": side.option, "label": label, "option_label": labels.get(side.option, "")}


def _labels(side: Side, by_key: dict[str, Outcome]) -> dict[str, str]:
    return {} if side.option else dict(by_key[side.key].labels)


def _pair(pair: Pair, rows: dict[str, str], columns: dict[str, str]) -> Json:
    return {
        "whole": pair.whole,
        "columns": [
            {"code": code, "label": columns.get(code, code), "total": total} for code, total in pair.columns.items()
        ],
        "rows": [
            {
                "code": code,
                "label": rows.get(code, code),
                "total": total,
                "values": [pair.cells[code, column] for column in pair.columns],
            }
            for code, total in pair.rows.items()
        ],
    }
