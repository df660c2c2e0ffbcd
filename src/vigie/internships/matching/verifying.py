"""Makes a published match again from its files, and says what does not hold."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from vigie.internships.matching.instances import BadInstance, read_instance
from vigie.internships.matching.publishing import hash_of_secret, leaves_of, root_of, seed_of, with_seed
from vigie.internships.matching.results import decide


class Doubt(StrEnum):
    """What does not hold in a published match."""

    REVEALED = "revealed"
    INPUTS = "inputs"
    RESULT = "result"
    UNSTABLE = "unstable"
    UNREADABLE = "unreadable"


def doubts(
    inputs: Mapping[str, Any], commitment: Mapping[str, Any], draw: Mapping[str, Any], result: Mapping[str, Any]
) -> list[Doubt]:
    """Return what does not hold; nothing when the match is the one that was promised.

    inputs: the frozen lists, without seed. commitment: published before the draw. draw: ``secret``, ``public_value``.
    """
    found = []
    try:
        instance = read_instance(with_seed(inputs, seed_of(str(draw["secret"]), str(draw["public_value"]))))
        if hash_of_secret(str(draw["secret"])) != commitment["secret_hash"]:
            found.append(Doubt.REVEALED)
        if root_of(leaves_of(inputs)) != commitment["inputs_root"]:
            found.append(Doubt.INPUTS)
    except (AttributeError, BadInstance, KeyError, TypeError):
        return [Doubt.UNREADABLE]
    again = decide(instance)
    if again != result:
        found.append(Doubt.RESULT)
    if not again["stable"]:
        found.append(Doubt.UNSTABLE)
    return found
