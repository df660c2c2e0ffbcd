"""The observatory: ``referentials`` code facts, ``facts`` wait then are poured, ``publications`` are signed."""

from vigie.observatory.models.facts import Fact, WaitingFacts
from vigie.observatory.models.publications import Catalogue, EditionDraft, Publication, PublicationFile
from vigie.observatory.models.referentials import CommuneGroup, ReferentialItem, ReferentialVersion

__all__ = [
    "Catalogue",
    "CommuneGroup",
    "EditionDraft",
    "Fact",
    "Publication",
    "PublicationFile",
    "ReferentialItem",
    "ReferentialVersion",
    "WaitingFacts",
]
