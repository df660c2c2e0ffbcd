"""The observatory: ``referentials`` code facts, ``facts`` wait then are poured, ``publications`` are signed.

Around them: ``indicators`` and their measures, ``sources`` and requests to holders, ``diagnosis``.
"""

from vigie.observatory.models.diagnosis import CollectionTool, Diagnosis, DiagnosisFinding, DiagnosisRecommendation
from vigie.observatory.models.fact_uploads import FactCodebook, FactImport, FactUpload
from vigie.observatory.models.facts import Fact, WaitingFacts
from vigie.observatory.models.indicators import Indicator, IndicatorTarget, Measure, SeriesUpload
from vigie.observatory.models.publications import Catalogue, EditionDraft, Publication, PublicationFile
from vigie.observatory.models.referentials import CommuneGroup, GroupedCommune, ReferentialItem, ReferentialVersion
from vigie.observatory.models.sources import DataRequest, DataRequestReminder, DataSource

__all__ = [
    "Catalogue",
    "CollectionTool",
    "CommuneGroup",
    "DataRequest",
    "DataRequestReminder",
    "DataSource",
    "Diagnosis",
    "DiagnosisFinding",
    "DiagnosisRecommendation",
    "EditionDraft",
    "Fact",
    "FactCodebook",
    "FactImport",
    "FactUpload",
    "GroupedCommune",
    "Indicator",
    "IndicatorTarget",
    "Measure",
    "Publication",
    "PublicationFile",
    "ReferentialItem",
    "ReferentialVersion",
    "SeriesUpload",
    "WaitingFacts",
]
