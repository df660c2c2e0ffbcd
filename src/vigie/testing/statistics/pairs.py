"""What pairs of applications to the same offers give: who was favoured, and by how much.

One sign everywhere: reference minus tested, so that a positive gap is a penalty of the tested profile.
Sources: Heckman and Siegelman 1993 (gap on all tests), Bovenkerk 1992 for the ILO (net rate on usable tests),
Bertrand and Mullainathan 2004 (ratio of rates).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pairs:
    """Counts of pairs. both: both favoured. reference: the reference alone. tested: the tested alone. neither: none."""

    both: int
    reference: int
    tested: int
    neither: int

    @property
    def number(self) -> int:
        """How many pairs."""
        return self.both + self.discordant + self.neither

    @property
    def discordant(self) -> int:
        """How many pairs in which one alone was favoured."""
        return self.reference + self.tested

    @property
    def usable(self) -> int:
        """How many pairs in which somebody was favoured, the ones that the ILO counts."""
        return self.both + self.discordant

    @property
    def rate_reference(self) -> float | None:
        """Share of pairs in which the reference was favoured; None without pairs."""
        return share(self.both + self.reference, self.number)

    @property
    def rate_tested(self) -> float | None:
        """Share of pairs in which the tested profile was favoured; None without pairs."""
        return share(self.both + self.tested, self.number)

    @property
    def difference(self) -> float | None:
        """Gap of the two rates, the net rate on all tests; None without pairs."""
        return share(self.reference - self.tested, self.number)

    @property
    def ratio(self) -> float | None:
        """Rate of the reference over that of the tested; None when the tested was never favoured."""
        return share(self.both + self.reference, self.both + self.tested)

    @property
    def odds_ratio(self) -> float | None:
        """Paired odds ratio, that of a conditional logit; None when the tested was never favoured alone."""
        return share(self.reference, self.tested)

    @property
    def net_rate(self) -> float | None:
        """Net discrimination rate of the ILO, over usable tests; None without any."""
        return share(self.reference - self.tested, self.usable)

    @property
    def gross_rate(self) -> float | None:
        """Share of usable tests in which the reference alone was favoured: the upper bound, the net being the lower."""
        return share(self.reference, self.usable)

    @property
    def exclusive_reference(self) -> float | None:
        """Of the pairs treated unequally, the share that favoured the reference; None when all were treated alike."""
        return share(self.reference, self.discordant)

    @property
    def exclusive_tested(self) -> float | None:
        """Of the pairs treated unequally, the share that favoured the tested; None when all were treated alike."""
        return share(self.tested, self.discordant)

    @property
    def gross_rate_all(self) -> float | None:
        """Share of all pairs in which the reference alone was favoured; None without pairs."""
        return share(self.reference, self.number)

    @property
    def relative_penalty(self) -> float | None:
        """By how much less often the tested profile was favoured; None when the reference never was."""
        return share(self.reference - self.tested, self.both + self.reference)


def share(part: int, whole: int) -> float | None:
    """Return a share; None of nothing."""
    return part / whole if whole else None
