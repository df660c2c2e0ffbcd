"""Forgets files of offers that nobody confirmed, and contacts with actors past their time. May run twice."""

from datetime import date, timedelta
from typing import Final

from vigie.internships.models import ActorContact, OfferUpload

# What the data register says: three years.
CONTACTS_KEPT: Final = timedelta(days=3 * 365)


def forget_until(today: date) -> int:
    """Apply the retention of a day; return how many rows went."""
    files, _ = OfferUpload.objects.expired().delete()
    contacts, _ = ActorContact.objects.filter(held_on__lt=today - CONTACTS_KEPT).delete()
    return files + contacts
