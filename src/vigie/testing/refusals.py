"""How acts of the room say no."""

from django.utils.functional import Promise


class NotNow(Exception):
    """What was asked does not come now; the message is a French sentence that says why."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
