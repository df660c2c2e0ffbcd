"""Small campaigns written as files."""

import csv
from itertools import count

from vigie.testing.analysis.analysing import analyse, chosen
from vigie.testing.analysis.applications import read_applications
from vigie.testing.analysis.designs import design_of

DESIGN = {"unit": "offer", "profile": "name", "outcome": "reply", "reference": "R", "tested": ["T"]}


def pairs(both, reference, tested, neither):
    """Return the rows of pairs, the reference first."""
    offers, rows = count(1), []
    for number, (first, second) in zip(
        (both, reference, tested, neither), ((1, 1), (1, 0), (0, 1), (0, 0)), strict=True
    ):
        for _pair in range(number):
            offer = next(offers)
            rows += [{"offer": offer, "name": "R", "reply": first}, {"offer": offer, "name": "T", "reply": second}]
    return rows


def organised(draw, penalties, number=40):
    """Return rows of pairs: answers hang on the offer's mood, on the penalty of the tested, and a little on nothing."""
    return [
        {
            "offer": f"{place}-{offer}",
            "name": name,
            "reply": int((mood < 0.5 - (penalty if name == "T" else 0)) != (draw.random() < 0.05)),
            "firm": f"F{place}",
        }
        for place, penalty in enumerate(penalties)
        for offer in range(number)
        for mood in [draw.random()]
        for name in "RT"
    ]


def write(path, rows):
    """Write rows as a CSV and return its path."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def results(folder, rows, **design):
    """Return the figures of rows."""
    read = design_of({**DESIGN, **design})
    return chosen(analyse(read_applications(write(folder / "data.csv", rows), read), read), read.figures)
