"""The files by which anybody makes a published match again: exactly what ``vigie verify_match FOLDER`` reads."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from vigie.internships.drawing.read_me import read_me
from vigie.internships.drawing.reading import inputs_of, report_of, result_of
from vigie.internships.matching.writing import as_lines
from vigie.internships.models import Round

INPUTS, COMMITMENT, DRAW, RESULT, CHECK = "inputs.json", "commitment.json", "draw.json", "result.json", "check.json"
READ_ME: Final = "LISEZ-MOI.txt"
FILES: Final = (COMMITMENT, DRAW, INPUTS, RESULT, CHECK, READ_ME)
# What a ZIP writes for every date, so that the same round always gives the same bytes.
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def files_of(round_: Round) -> dict[str, bytes]:
    """Return the files of a round by their names: before its draw, what is promised and how to check; then all."""
    contents: dict[str, Any] = {COMMITMENT: commitment_of(round_)}
    if round_.drawn_on:
        report = report_of(round_)
        contents |= {
            DRAW: draw_of(round_),
            INPUTS: inputs_of(round_),
            RESULT: result_of(round_),
            CHECK: {name: report[name] for name in ("stable", "complaints", "faults")},
        }
    return {**{name: as_lines(content) for name, content in contents.items()}, READ_ME: read_me(round_).encode()}


def commitment_of(round_: Round) -> dict[str, Any]:
    """Return what is promised before the draw."""
    return {
        "campaign": round_.campaign.name,
        "round": round_.number,
        "frozen_on": round_.committed_on.isoformat(),
        "draw_on": round_.draw_on.isoformat(),
        "announced": round_.announced,
        "inputs_root": round_.inputs_root,
        "secret_hash": round_.secret_hash,
    }


def draw_of(round_: Round) -> dict[str, Any]:
    """Return what is revealed by the draw."""
    drawn_on = round_.drawn_on.isoformat() if round_.drawn_on else None
    return {"secret": round_.secret, "public_value": round_.public_value, "drawn_on": drawn_on}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files in a ZIP whose bytes depend on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
