"""Pairs as pages say them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.internships.mentoring.standing import Step, is_silent, is_unanswered, step_of
from vigie.internships.models import MenteePair, Sector, Slot
from vigie.internships.names.identities import Identity

WORDS: Final[Mapping[Step, tuple[str | Promise, str]]] = {
    Step.MENTOR: (_("attend la marraine ou le parrain"), "to_start"),
    Step.MENTEE: (_("attend le ou la jeune"), "to_start"),
    Step.UNDER_WAY: (_("en cours"), "ongoing"),
    Step.ENDED: (_("terminé"), "done"),
}


@dataclass(frozen=True)
class PairRow:
    """A pair, where it stands, and who the young person is for whoever reads; None: their number alone."""

    pair: MenteePair
    step: Step
    identity: Identity | None
    is_silent: bool
    is_unanswered: bool

    @property
    def mentee_name(self) -> str:
        """What to call the young person on this page."""
        return self.identity.full_name if self.identity else self.pair.mentee.pseudonym

    @property
    def words(self) -> str | Promise:
        """Where it stands, in words."""
        return WORDS[self.step][0]

    @property
    def colour(self) -> str:
        """The code of its colour."""
        return WORDS[self.step][1]


def row_of(pair: Any, identity: Identity | None, today: date) -> PairRow:
    """Return a pair as a page says it. pair: from ``pairs_to_read``, with ``last_meeting``."""
    step = step_of(pair.mentor_agreed_on, pair.mentee_agreed_on, pair.ended_on)
    return PairRow(
        pair,
        step,
        identity,
        is_silent(step, pair.started_on, pair.last_meeting, today),
        is_unanswered(step, pair.proposed_on, today),
    )


def rows_of(pairs: Iterable[MenteePair], names: Mapping[int, Identity]) -> list[PairRow]:
    """Return pairs as a page says them. names: by young person."""
    today = timezone.localdate()
    return [row_of(pair, names.get(pair.mentee_id), today) for pair in pairs]


def sectors_in_words(codes: Iterable[str]) -> str:
    """Return sectors in words, separated by semicolons since some hold commas."""
    return " ; ".join(str(Sector(code).label) for code in Sector.values if code in set(codes))


def slots_in_words(codes: Iterable[str]) -> str:
    """Return slots in words."""
    return " ; ".join(str(Slot(code).label) for code in Slot.values if code in set(codes))
