"""Why a protection cannot be found, for reasons that are not the search's to mend."""


class Contradiction(ValueError):
    """What was published before does not add up, or does not fit today's facts."""


class SolverFailure(RuntimeError):
    """The solver answered neither an optimum nor a proof that there is none."""


class TooLarge(ValueError):
    """The tables asked for are beyond what can be protected in a reasonable time and memory."""
