"""Indicators to try pages and acts on."""

from decimal import Decimal
from typing import Any

from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import MeasureDraft, with_sexes, write_drafts
from vigie.observatory.models import Indicator


def make_indicator(code: str = "saisines", **more: Any) -> Indicator:
    """Return an external indicator."""
    said: dict[str, Any] = {
        "label": f"Libellé de {code}",
        "definition": "Ce qui est compté.",
        "unit": "saisines",
        "source": "Défenseur des droits",
    }
    return Indicator.objects.create(code=code, **{**said, **more})


def draft(period: str, value: float | None, sex: str = "", **more: Any) -> MeasureDraft:
    """Return a measure to write: the whole, or a part by sex."""
    number = None if value is None else Decimal(str(value))
    return MeasureDraft(parse_period(period), number, "sex" if sex else "", sex, **more)


def fill(indicator: Indicator, *drafts: MeasureDraft) -> None:
    """Write measures as an act would."""
    write_drafts(indicator=indicator, drafts=with_sexes(indicator, drafts), actor=None)
