"""What happens to an offer: prepared, changed, proposed, read over, taken back. Each with its line in the journal."""

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.models import Campaign, Company, Offer, OfferWeek
from vigie.internships.offers.offer_forms import OfferForm

WHERE_IT_STANDS = ["submitted_on", "approved_on", "withdrawn_on"]


def add_offer(*, form: OfferForm, campaign: Campaign, company: Company, actor: Person) -> Offer:
    """Keep a new offer as a draft."""
    with transaction.atomic():
        offer = form.save(commit=False)
        offer.campaign, offer.company = campaign, company
        offer.save(force_insert=True)
        write_seats(offer, form.seats())
        record(actor=actor, verb="offer_added", on=offer)
    assert isinstance(offer, Offer)
    return offer


def change_offer(*, form: OfferForm, actor: Person, is_read_again: bool) -> None:
    """Write what a valid form changes. is_read_again: one that was published waits to be read over once more."""
    changes = form.changes()
    if not changes:
        return
    with transaction.atomic():
        offer = form.save(commit=False)
        if is_read_again:
            offer.submitted_on, offer.approved_on = timezone.localdate(), None
        offer.save()
        write_seats(offer, form.seats())
        record(actor=actor, verb="offer_changed", on=offer, changes=changes)


def write_seats(offer: Offer, seats: dict[int, int]) -> None:
    """Write the seats of an offer by week; a week that keeps seats keeps its row, which pupils may have ranked."""
    offer.weeks.exclude(week__in=seats).delete()
    held = {row.week_id: row for row in offer.weeks.all()}
    for row in held.values():
        if row.seats != seats[row.week_id]:
            row.seats = seats[row.week_id]
            row.save(update_fields=["seats"])
    OfferWeek.objects.bulk_create(
        OfferWeek(offer=offer, week_id=week, seats=number) for week, number in seats.items() if week not in held
    )


def submit_offer(*, offer: Offer, actor: Person) -> None:
    """Propose an offer: it waits to be read over."""
    with transaction.atomic():
        offer.submitted_on = timezone.localdate()
        offer.save(update_fields=["submitted_on"])
        record(actor=actor, verb="offer_submitted", on=offer)


def approve_offer(*, offer: Offer, wording_reason: str, actor: Person) -> None:
    """Publish an offer that was read over. wording_reason: why doubtful words are kept; nothing when none are."""
    with transaction.atomic():
        offer.approved_on, offer.returned_for = timezone.localdate(), ""
        offer.wording_reason = wording_reason
        offer.save(update_fields=["approved_on", "returned_for", "wording_reason"])
        record(actor=actor, verb="offer_approved", on=offer)


def return_offer(*, offer: Offer, returned_for: str, actor: Person) -> None:
    """Send an offer back to its company, with what is to be changed."""
    with transaction.atomic():
        offer.submitted_on, offer.approved_on, offer.returned_for = None, None, returned_for
        offer.save(update_fields=["submitted_on", "approved_on", "returned_for"])
        record(actor=actor, verb="offer_returned", on=offer)


def withdraw_offer(*, offer: Offer, actor: Person) -> None:
    """Take an offer back: pupils no longer see it."""
    with transaction.atomic():
        offer.withdrawn_on = timezone.localdate()
        offer.save(update_fields=["withdrawn_on"])
        record(actor=actor, verb="offer_withdrawn", on=offer)


def restore_offer(*, offer: Offer, actor: Person) -> None:
    """Make a draft again of an offer that was taken back."""
    with transaction.atomic():
        offer.submitted_on = offer.approved_on = offer.withdrawn_on = None
        offer.save(update_fields=WHERE_IT_STANDS)
        record(actor=actor, verb="offer_restored", on=offer)


def remove_offer(*, offer: Offer, actor: Person) -> None:
    """Erase a draft."""
    with transaction.atomic():
        record(actor=actor, verb="offer_removed", on=offer)
        offer.delete()
