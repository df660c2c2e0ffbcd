"""What messages leave between brackets, for each profile to fill in: [nom], or any of its traits. Plain values."""

import re
from collections.abc import Mapping
from typing import Final

# Where the name of whoever writes goes.
NAME: Final = "nom"
PLACEHOLDER: Final = re.compile(r"\[([^\[\]\n]+)\]")


def placeholders_in(*texts: str) -> set[str]:
    """Return what texts leave to fill in, however it is written."""
    return {key_of(found) for text in texts for found in PLACEHOLDER.findall(text)}


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with what a profile is; what is not known stays between brackets. values: by label."""
    known = {key_of(label): value for label, value in values.items()}
    return PLACEHOLDER.sub(lambda found: known.get(key_of(found[1]), found[0]), text)


def key_of(label: str) -> str:
    """Return a label without what people write differently: capitals, spaces around."""
    return label.strip().casefold()
