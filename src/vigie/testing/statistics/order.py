"""Whether coming first changes the answer, and what remains of the gap once this is taken out.

Among discordant pairs, who was favoured is crossed with who came first. Sources: Mainland 1963; Gart 1969.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vigie.core.proportions import fisher_exact


class OrderEffect(NamedTuple):
    """Discordant pairs by who came first, the first being favoured or not, and the two exact p-values.

    p_order: coming first changes nothing. p_profile: the profile changes nothing, whatever the order.
    """

    reference_first: tuple[int, int]
    tested_first: tuple[int, int]
    p_order: float
    p_profile: float


def order_effect(reference_favoured: NDArray[np.bool_], reference_first: NDArray[np.bool_]) -> OrderEffect:
    """Return the effect of order. One value per discordant pair: the reference was favoured; it came first."""
    kept = [
        (int(np.sum(reference_favoured & came)), int(np.sum(~reference_favoured & came)))
        for came in (reference_first, ~reference_first)
    ]
    (by_1, against_1), (by_2, against_2) = kept
    return OrderEffect(
        (by_1, against_1),
        (by_2, against_2),
        # The first is favoured: the reference where it came first, the tested where it came second.
        p_order=fisher_exact(by_1, against_1, by_2, against_2),
        p_profile=fisher_exact(by_1, against_1, against_2, by_2),
    )
