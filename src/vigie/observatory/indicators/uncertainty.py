"""How sure a share is: its interval at 95 %, and whether it rests on too few observations, in words too."""

from functools import lru_cache

from django.utils.translation import gettext, ngettext

from vigie.core.proportions import Interval, clopper_pearson, wilson

# Under this many observations, a share says little: it is said in words, and its interval is the exact one.
SMALL_BASE = 30


@lru_cache(maxsize=4096)
def interval_of(numerator: int, observations: int) -> Interval | None:
    """Return the interval of a share: exact on a small base, Wilson's otherwise; None without any observation.

    Raises ValueError when the numerator is not between zero and the observations.
    """
    if observations == 0 and numerator == 0:
        return None
    method = clopper_pearson if observations < SMALL_BASE else wilson
    return method(numerator, observations)


def is_small_base(observations: int | None) -> bool:
    """Whether a share rests on so few observations that it must be said."""
    return observations is not None and observations < SMALL_BASE


def base_in_words(observations: int) -> str:
    """Say on how many observations a share rests, and that few of them say little."""
    if is_small_base(observations):
        sentence = ngettext(
            "sur %(number)d observation seulement : à lire avec prudence",
            "sur %(number)d observations seulement : à lire avec prudence",
            observations,
        )
    else:
        sentence = ngettext("sur %(number)d observation", "sur %(number)d observations", observations)
    return sentence % {"number": observations}


def interval_in_words(interval: Interval) -> str:
    """Say an interval in percent: « entre 40 % et 60 % (intervalle à 95 %) »."""
    bounds = {"lower": in_percent(interval.lower), "upper": in_percent(interval.upper)}
    return gettext("entre %(lower)s et %(upper)s (intervalle à 95\u00a0%%)") % bounds


def in_percent(share: float) -> str:
    """Return a share in whole percent, as the language in force writes it."""
    return gettext("%(number)s\u00a0%%") % {"number": f"{100 * share:.0f}"}
