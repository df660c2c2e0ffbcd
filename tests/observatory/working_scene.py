"""Indicators, sources, requests and diagnoses, as working pages show them."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from vigie.accounts.models import Person
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import MeasureDraft, with_sexes, write_drafts
from vigie.observatory.models import (
    CollectionTool,
    DataRequest,
    DataSource,
    Diagnosis,
    DiagnosisFinding,
    DiagnosisRecommendation,
    Indicator,
    IndicatorTarget,
    SeriesUpload,
)
from vigie.plan.models import Axis


def add_working_rows(scene: SimpleNamespace, pilot: Person, axis: Axis) -> None:
    """Add to a scene an indicator with its figures, a source, a request, diagnoses and what is around them."""
    scene.indicator = Indicator.objects.create(
        code="personnes-orientees",
        label="Personnes orientées",
        definition="Personnes qui ont reçu une orientation.",
        unit="personnes",
        source="Accueils",
        counts_people=True,
        by_sex=True,
        axis=axis,
    )
    drafts = [draft("2007-2013", 30), draft("2016", 40), draft("2017", 52), draft("2017", 30, "women")]
    write_drafts(indicator=scene.indicator, drafts=with_sexes(scene.indicator, drafts), actor=pilot)
    scene.measure = scene.indicator.measures.get(period="2017", breakdown="")
    scene.target = IndicatorTarget.objects.create(indicator=scene.indicator, amount=80, period="2027")
    scene.series = SeriesUpload.objects.create(
        person=pilot, file_name="series.csv", content=b"periode;valeur\n2018;60\n", indicator=scene.indicator
    )
    scene.source = DataSource.objects.create(
        label="Plaintes par motif", holder_name="Parquet", state="absent", said="Aucune statistique par motif."
    )
    scene.asked = DataRequest.objects.create(
        label="Plaintes", holder_name="Parquet", details="Par année.", purpose="Compter.", asked_on=date(2025, 3, 3)
    )
    scene.unsent = DataRequest.objects.create(
        label="Saisines", holder_name="Défenseur des droits", details="Par année.", purpose="Compter."
    )
    scene.asked.indicators.add(scene.indicator)
    scene.source.requests.add(scene.asked)
    add_diagnoses(scene, axis)
    scene.tool = CollectionTool.objects.create(title="Grille d'écoute", grid="Quel critère ?", made_on=date(2018, 5, 4))


def add_diagnoses(scene: SimpleNamespace, axis: Axis) -> None:
    """Add a diagnosis in preparation, with a line of each kind, and one that is validated."""
    scene.begun = Diagnosis.objects.create(title="Diagnostic en cours", year=2026)
    scene.finding = DiagnosisFinding.objects.create(
        diagnosis=scene.begun, kind="quantitative", title="Peu de plaintes", indicator=scene.indicator
    )
    scene.advice = DiagnosisRecommendation.objects.create(diagnosis=scene.begun, title="Former", axis=axis)
    scene.advice.findings.add(scene.finding)
    scene.validated = Diagnosis.objects.create(
        title="Diagnostic de 2015", year=2015, state="validated", validated_on=date(2015, 7, 1), method="Cinq journées."
    )
    DiagnosisFinding.objects.create(
        diagnosis=scene.validated, title="L'emploi d'abord", said_by="associations", is_to_publish=True
    )


def draft(period: str, value: int, sex: str = "") -> MeasureDraft:
    """Return a measure to write."""
    return MeasureDraft(parse_period(period), Decimal(value), "sex" if sex else "", sex)


def values_of(scene: SimpleNamespace) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the values that addresses take, by the name of their parameter, then those of some addresses alone."""
    things = {
        "diagnosis_id": scene.begun.pk,
        "indicator_id": scene.indicator.pk,
        "measure_id": scene.measure.pk,
        "request_id": scene.asked.pk,
        "source_id": scene.source.pk,
        "target_id": scene.target.pk,
        "tool_id": scene.tool.pk,
    }
    line = {"kind": "constat", "line_id": scene.finding.pk}
    others = {
        "observatory:diagnosis": {"diagnosis_id": scene.validated.pk},
        "observatory:add_diagnosis_line": {"kind": "constat"},
        "observatory:diagnosis_line": line,
        "observatory:remove_diagnosis_line": line,
        "observatory:send_request": {"request_id": scene.unsent.pk},
        "observatory:request_letter": {"file_format": "docx"},
        "observatory:export_indicators": {"file_format": "csv"},
        "observatory:export_measures": {"file_format": "csv"},
    }
    uploads = ("series_preview", "series_codebook", "confirm_series", "cancel_series")
    return things, others | {f"observatory:{name}": {"upload_id": scene.series.pk} for name in uploads}
