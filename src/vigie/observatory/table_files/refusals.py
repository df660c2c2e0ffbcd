"""How a file is refused: a sentence that says what to do, and whether the data or the command is at fault."""


class Refused(ValueError):
    """The file or the options cannot be used. is_usage: the command is badly written, rather than the data."""

    def __init__(self, sentence: str, *, is_usage: bool = False) -> None:
        super().__init__(sentence)
        self.is_usage = is_usage


def at_row(row: int, sentence: str) -> Refused:
    """Return the refusal of a row of the file, counted from 1 with the header."""
    from django.utils.translation import gettext

    return Refused(gettext("Ligne %(row)s : %(sentence)s") % {"row": row, "sentence": sentence})
