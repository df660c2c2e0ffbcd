"""How the vault says no. No message ever carries what was given to it."""


class CannotOpen(Exception):
    """Another key, another place, another version, or bytes that are no longer those that were sealed."""


class WrongPassphrase(CannotOpen):
    """This passphrase, or these words, do not open this key."""


class NotAReceipt(ValueError):
    """These words cannot be a secret of ours: too few, too many, or not in the list.

    missing: how many words are missing; negative when there are too many. unknown: positions, from 1, of the words that
    are not in the list.
    """

    def __init__(self, *, missing: int, unknown: tuple[int, ...]) -> None:
        super().__init__("These words are not a receipt.")
        self.missing = missing
        self.unknown = unknown
