"""What acts of the room answer when they cannot be done."""


class NotNow(Exception):
    """What was asked cannot be done, or no longer; the message is a French sentence that says what to do."""
