"""What an edition says around its tables: indicators, findings, what is missing."""

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.observatory.editions.scene import begun, make_facts, protect, signed
from vigie.observatory.editions.reading import edition_of
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import MeasureDraft, write_drafts
from vigie.observatory.models import DataSource, Diagnosis, DiagnosisFinding, Indicator
from vigie.observatory.released import Status

pytestmark = pytest.mark.django_db


def make_indicator(code, **more):
    said = {"label": code, "definition": "Ce qui est compté.", "unit": "nombre", "source": "Parquet"}
    return Indicator.objects.create(code=code, opened_at=timezone.now(), **{**said, **more})


@pytest.fixture(autouse=True)
def _around():
    make_facts()
    make_indicator(
        "emploi", kind="facts", is_share=True, computation={"filters": {"domain": ["employment"]}, "base": {}}
    )
    complaints = make_indicator("plaintes", is_public_source=True)
    five = MeasureDraft(parse_period("2007-2013"), Decimal(5))
    write_drafts(indicator=complaints, drafts=[five], actor=None)
    make_indicator("inventé", is_fictitious=True)
    DataSource.objects.create(label="Classements sans suite", holder_name="Parquet", said="Jamais transmis.")
    diagnosis = Diagnosis.objects.create(title="Diagnostic", state="validated", validated_on="2025-06-01")
    DiagnosisFinding.objects.create(
        diagnosis=diagnosis, title="L'emploi d'abord", said_by="associations", is_to_publish=True
    )


def test_a_signed_edition_says_what_surrounds_its_tables(pilot, reader):
    edition = edition_of(signed(pilot, reader))
    by_code = {one.code: one for one in edition.indicators}
    assert sorted(by_code) == ["emploi", "plaintes"]
    assert (by_code["plaintes"].points[0].value, by_code["plaintes"].is_external) == (5, True)
    cell = edition.table("domain").by_key["employment",]
    share = by_code["emploi"].points[0]
    assert (share.status, share.value, share.observations) == (Status.VALUE, cell.value / 120, 120)
    assert [one.label for one in edition.missing] == ["Classements sans suite"]
    assert [one.title for one in edition.findings] == ["L'emploi d'abord"]


def test_an_edition_of_the_demonstration_shows_what_is_made_up_too(pilot, reader):
    make_facts(is_fictitious=True)
    draft = protect(begun(pilot, reader, is_fictitious=True), pilot)
    assert "inventé" in {one["code"] for one in draft.content["indicators"]}
