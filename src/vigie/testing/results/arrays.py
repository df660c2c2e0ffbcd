"""Reads a campaign that has ended as the analysis takes it: one row per application."""

from collections.abc import Sequence

import numpy as np

from vigie.testing.analysis.applications import Applications
from vigie.testing.analysis.columns import Column
from vigie.testing.coding.outcomes import Held
from vigie.testing.models import Campaign
from vigie.testing.results.gathering import ORDER, ORGANISATION, organisation_code


def applications_from(campaign: Campaign, held: Sequence[Held]) -> Applications:
    """Return applications as arrays, in the order given."""
    tags = {each.application.test.target.organisation_tag for each in held}
    codes = {tag: organisation_code(campaign, tag) for tag in tags}
    return Applications(
        unit=column([str(each.application.test.number) for each in held]),
        profile=column([str(each.application.profile) for each in held]),
        levels=np.array([np.nan if each.position is None else float(each.position) for each in held], float),
        others={
            ORGANISATION: column([codes[each.application.test.target.organisation_tag] for each in held]),
            ORDER: column([str(each.application.position) for each in held]),
        },
    )


def column(values: Sequence[str]) -> Column:
    """Return values as a column."""
    known: dict[str, int] = {}
    ranks = [known.setdefault(value, len(known)) for value in values]
    return Column(np.array(ranks, np.int64), tuple(known))
