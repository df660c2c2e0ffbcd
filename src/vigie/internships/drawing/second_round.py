"""Who comes first in the second round.

Those who lost their seat through no act of theirs; then those who had none, the last of the first lottery first
(Feigenbaum, Kanoria, Lo and Sethuraman, 2020: the order reversed is fairer, and no list serves better for it); then
those who did not rank in the first round; then those who gave their seat back: doing so never pays.
"""

from collections.abc import Collection, Iterable, Sequence


def second_tiers(
    taking_part: Iterable[int],
    *,
    first_order: Sequence[int],
    placed: Collection[int],
    gave_back: Collection[int],
) -> dict[int, int]:
    """Return the tier of each pupil who takes part in the second round, lower first; one tier draws lots.

    taking_part: those who hold no seat now. first_order: those of the first round, in its order. placed: those who then
    got a seat. gave_back: those of them who gave it back; the others lost it.
    """
    had, back = set(placed), set(gave_back)
    unplaced = [pupil for pupil in first_order if pupil not in had]
    tiers = {pupil: place for place, pupil in enumerate(reversed(unplaced), start=1)}
    newcomer = len(unplaced) + 1
    return {
        pupil: newcomer + 1 if pupil in back else 0 if pupil in had else tiers.get(pupil, newcomer)
        for pupil in taking_part
    }
