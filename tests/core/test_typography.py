"""French marks never part from their word; nothing else changes."""

import pytest

from vigie.core.typography import typeset


@pytest.mark.parametrize(
    ("plain", "set_in_french"),
    [
        ("Pourquoi ?", "Pourquoi\u00a0?"),
        ("« Oui » : 10 %", "«\u00a0Oui\u00a0»\u00a0: 10\u00a0%"),
        ("à 14:30, voir https://exemple.fr/?a=b", "à 14:30, voir https://exemple.fr/?a=b"),
        ("D\u00e9jà\u00a0!", "D\u00e9jà\u00a0!"),
    ],
)
def test_marks_stay_with_their_word(plain, set_in_french):
    assert typeset(plain) == set_in_french
