"""Targets are sealed, and the same one is recognised however it is written."""

import pytest

from vigie.core.vault.errors import CannotOpen
from vigie.testing.sealing.identities import Identity, open_target, organisation_tag, seal_target, target_tag

AGENCY = Identity("Agence des Prés", "réf. 12", "agence@example.org", "1 rue Haute", "")


def test_a_target_is_opened_by_its_own_code_alone():
    sealed = seal_target("abc", AGENCY)
    assert open_target("abc", sealed) == AGENCY
    assert "Prés".encode() not in sealed
    with pytest.raises(CannotOpen):
        open_target("abd", sealed)


def test_an_organisation_is_recognised_however_it_is_written():
    assert organisation_tag(AGENCY) == organisation_tag(Identity("AGENCE DES PRES"))
    assert organisation_tag(AGENCY) != organisation_tag(Identity("Agence du Pré"))


def test_an_offer_is_recognised_by_its_link_or_by_all_that_tells_it():
    assert target_tag(AGENCY) == target_tag(Identity("agence des prés", "REF 12", address="1, rue haute"))
    assert target_tag(AGENCY) != target_tag(Identity("agence des prés", "réf. 13", address="1 rue haute"))
    assert target_tag(Identity("A", link="https://example.org/1")) == target_tag(
        Identity("B", link="https://example.org/1")
    )
