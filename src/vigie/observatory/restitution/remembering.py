"""What is to be remembered of an edition: few sentences, made from its released numbers alone."""

from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.sentences import greatest_rows, part_sentence, total_sentence
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.fact_values import NOT_STATED
from vigie.observatory.released import Edition

# The variables of which something is told, the first ones where there is room for few sentences.
TOLD = ("domain", "criterion", "sex", "outcome", "place")


def told_of(edition: Edition, most: int = 1 + len(TOLD)) -> list[str]:
    """Return the total, then the greatest part of each variable that may be said; so many sentences at most."""
    parts = [sentence for name in TOLD if (sentence := greatest_part(edition, name))]
    return [total_sentence(edition), *parts][:most]


def greatest_part(edition: Edition, name: str) -> str:
    """Say the greatest stated part of a variable; nothing when none may be said."""
    shown = shown_of(edition, Choice((name,))) if name in edition.by_name else None
    if shown is None:
        return ""
    rows = [row for row in greatest_rows(shown) if row.item.code != NOT_STATED]
    return part_sentence(edition, shown, rows[0]) if rows else ""
