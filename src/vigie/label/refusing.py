"""What an act raises when it may not be done now."""

from vigie.label.steps import Reason


class NotNow(Exception):
    """An act that may not be done now; the message is a French sentence that says what to do."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def refuse_if(reason: Reason | None) -> None:
    """Raise NotNow with the reason, when there is one."""
    if reason:
        raise NotNow(reason)
