"""Notes sealed to a campaign."""

import pytest

from vigie.core.vault.envelopes import new_key_pair
from vigie.core.vault.errors import CannotOpen
from vigie.testing.sealing.notes import open_notes, seal_notes

NOTES = {"Ce qui a été dit": "« Rappelez demain »", "Visite proposée": ""}


def test_notes_open_with_the_key_of_the_campaign_alone():
    pair = new_key_pair()
    sealed = seal_notes(pair.public, "abc", NOTES)
    assert open_notes(sealed, "abc", pair) == NOTES
    assert list(open_notes(sealed, "abc", pair)) == list(NOTES)
    with pytest.raises(CannotOpen):
        open_notes(sealed, "abc", new_key_pair())


def test_notes_of_one_application_do_not_open_as_those_of_another():
    pair = new_key_pair()
    with pytest.raises(CannotOpen):
        open_notes(seal_notes(pair.public, "abc", NOTES), "abd", pair)


def test_nothing_noted_opens_as_nothing():
    assert open_notes(b"", "abc", new_key_pair()) == {}
