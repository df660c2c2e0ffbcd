"""How much one sender may send to the public forms, in volatile memory: no address is kept."""

from typing import Final

from django.utils.translation import gettext

from vigie.accounts.access import Request
from vigie.core.attempts import Attempts
from vigie.core.senders import sender_of

# Two hundred people may register at the same second behind one address, and some click twice.
REGISTRATIONS: Final = Attempts(most=300, seconds=600)
REQUESTS: Final = Attempts(most=10, seconds=3600)
# Codes tried: certificates, and addresses on the page of attendance.
TRIES: Final = Attempts(most=60, seconds=600)


def too_many(request: Request, attempts: Attempts) -> str:
    """Count what a sender sends; return a sentence when it is too much, nothing otherwise."""
    sender = sender_of(request)
    if attempts.is_blocked(sender):
        return gettext("Beaucoup d'envois sont arrivés d'ici. Attendez dix minutes, puis renvoyez : rien n'est perdu.")
    attempts.note(sender)
    return ""
