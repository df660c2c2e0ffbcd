"""Puts an edition together: protected tables, indicators, findings, what is missing, and the method."""

from vigie.observatory.diagnosis.releasing import released_findings
from vigie.observatory.editions.composing import released_tables, statuses
from vigie.observatory.editions.gathering import Gathered
from vigie.observatory.editions.method import WhatWasDone, method_of
from vigie.observatory.editions.protection import Protected
from vigie.observatory.indicators.releasing import released_indicators
from vigie.observatory.models import EditionDraft
from vigie.observatory.referentials.listed import lists_of
from vigie.observatory.released import Edition, MissingSource, ReleasedTable, Status
from vigie.observatory.sources.releasing import missing_sources
from vigie.territory.models import Territory


def edition_of_draft(draft: EditionDraft, gathered: Gathered, result: Protected, *, former: int) -> Edition:
    """Return what a draft would release, without number nor signature. former: how many editions were signed before."""
    tables = released_tables(gathered.tables, gathered.dimensions, result.cell_at, missing=gathered.missing)
    made_up = {"with_fictitious": draft.is_fictitious}
    missing = missing_sources(draft.vintage, **made_up)
    return Edition(
        vintage=draft.vintage,
        title=draft.title,
        territory=Territory.objects.values_list("name", flat=True).first() or "",
        dimensions=gathered.dimensions,
        tables=tables,
        threshold=draft.threshold,
        introduction=draft.introduction,
        indicators=released_indicators(
            draft.vintage, tables, gathered.dimensions, threshold=draft.threshold, **made_up
        ),
        missing=missing,
        findings=released_findings(draft.vintage, **made_up),
        method=method_of(what_was_done(draft, gathered, tables, missing, former)),
        corrects=draft.corrects.number if draft.corrects else None,
        correction_reason=draft.correction_reason,
        referential=gathered.referential.number,
        is_fictitious=draft.is_fictitious,
    )


def what_was_done(
    draft: EditionDraft,
    gathered: Gathered,
    tables: tuple[ReleasedTable, ...],
    missing: tuple[MissingSource, ...],
    former: int,
) -> WhatWasDone:
    """Return what the method tells."""
    found, catalogue = statuses(tables), draft.catalogue
    lists = lists_of(gathered.referential.content)
    return WhatWasDone(
        vintage=draft.vintage,
        threshold=draft.threshold,
        sources=[source.label for source in lists["source"] if not source.retired_on],
        catalogue=catalogue.number,
        fixed_on=catalogue.fixed_at.date(),
        was_fixed_before=draft.vintage not in catalogue.vintages_begun,
        tables=len(tables),
        cells=sum(found.values()) - found[Status.NOT_COLLECTED],
        hidden=found[Status.SECRET],
        zeros=found[Status.ZERO],
        referential=gathered.referential.number,
        former=former,
        not_collected=[each.label for each in gathered.dimensions if each.name in gathered.missing],
        missing=[f"{source.label} ({source.holder})" if source.holder else source.label for source in missing],
        corrects=draft.corrects.number if draft.corrects else None,
        is_fictitious=draft.is_fictitious,
    )
