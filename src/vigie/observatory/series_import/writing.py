"""Writes the measures of a file, all or nothing, with their lines in the journal. Done twice, it adds nothing."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.observatory.indicators.recording import write_drafts
from vigie.observatory.models import Indicator
from vigie.observatory.series_import.preview import SeriesPreview, preview_series
from vigie.observatory.series_import.reading import SeriesReading
from vigie.plan.importing.importing_plan import wait_for_other_imports


class SeriesMoved(Exception):
    """The database changed after the preview was read; nothing was written."""


def import_series(
    *, reading: SeriesReading, indicator: Indicator | None = None, actor: Person | None, seen: str = ""
) -> SeriesPreview:
    """Write the measures that a file says, the changed ones included; return what was done.

    seen: fingerprint of the preview someone agreed to; raises SeriesMoved when the import would now do something else.
    A refused reading writes nothing.
    """
    with transaction.atomic():
        wait_for_other_imports()
        preview = preview_series(reading, indicator)
        if seen and preview.fingerprint != seen:
            raise SeriesMoved
        if preview.is_refused:
            return preview
        label = "" if actor else gettext("commande d'import")
        for outcome in preview.outcomes:
            done = outcome.difference
            if done.is_empty:
                continue
            write_drafts(indicator=outcome.indicator, drafts=outcome.drafts, actor=actor)
            counts: dict[str, list[Any]] = {
                "fichier": ["", preview.file_name],
                "nouvelles": ["", len(done.new)],
                "modifiees": ["", len(done.changed)],
            }
            record(actor=actor, verb="series_imported", on=outcome.indicator, changes=counts, actor_label=label)
    return preview
