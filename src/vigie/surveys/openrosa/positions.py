"""Positions that a phone measured: an anonymous survey keeps none, for a home says who answers. Plain."""

import re
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Final

from vigie.surveys.engine.answers import COMMUNE
from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.flattening import Flat
from vigie.surveys.engine.logic import Logic
from vigie.surveys.engine.nodes import PLACE_KINDS

RANK: Final = re.compile(r"\[\d+\]")


def without_positions(definition: Definition, flat: Flat) -> Flat:
    """Return answers without positions, nor what is computed from them. The code of a commune stays."""
    places = place_paths(definition)
    return Flat(*(kept(answers, definition.root, places) for answers in (flat.values, flat.texts)))


def kept(answers: Mapping[str, str], root: str, places: Set[str]) -> dict[str, str]:
    """Return the answers that are not given at some paths, or that name a commune."""
    return {
        key: text
        for key, text in answers.items()
        if f"{root}/{RANK.sub('', key)}" not in places or COMMUNE.fullmatch(text)
    }


@lru_cache(maxsize=32)
def place_paths(definition: Definition) -> frozenset[str]:
    """Return the questions that ask for a position, and what is computed from them."""
    places = {path for path, question in definition.questions.items() if question.kind in PLACE_KINDS}
    logic = Logic.of(definition)
    computed = logic.rules["calculate"]
    for path in logic.order:
        if path in computed and (computed[path].reads | computed[path].peeks) & places:
            places.add(path)
    return frozenset(places)
