"""Takes up the offers of an earlier campaign: drafts, to be read again before they are proposed."""

from django.db import transaction
from django.db.models import QuerySet

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.fuzzy_dates import simplify
from vigie.internships.models import Campaign, Company, Offer, OfferWeek

KEPT = (
    "company_id",
    "title",
    "sector",
    "tasks",
    "commune_id",
    "address",
    "access",
    "accessibility",
    "accessibility_note",
    "has_trained_tutor",
    "wording_reason",
)


def last_campaign(company: Company, campaign: Campaign) -> Campaign | None:
    """Return the last other campaign in which a company had offers that were not taken back."""
    others = Campaign.objects.filter(offers__company=company, offers__withdrawn_on=None).exclude(pk=campaign.pk)
    return others.order_by("-lists_from", "-pk").first()


def renewable(company: Company, campaign: Campaign) -> list[Offer]:
    """Return the offers of the last campaign that this one does not have yet, by title or by what they renew."""
    last = last_campaign(company, campaign)
    if last is None:
        return []
    present: QuerySet[Offer] = Offer.objects.filter(campaign=campaign, company=company)
    taken = {pk for pk in present.values_list("renewed_from", flat=True) if pk}
    titles = {simplify(title) for title in present.values_list("title", flat=True)}
    rows = Offer.objects.filter(campaign=last, company=company, withdrawn_on=None).prefetch_related("weeks")
    return [offer for offer in rows if offer.pk not in taken and simplify(offer.title) not in titles]


def renew_offers(*, company: Company, campaign: Campaign, actor: Person) -> list[Offer]:
    """Make drafts of the offers of the last campaign, each in the first weeks with its former numbers of seats.

    Twice is harmless: what was taken up is not taken up again.
    """
    with transaction.atomic():
        # One at a time, so that two clicks do not both read that nothing is there yet.
        Company.objects.select_for_update().get(pk=company.pk)
        weeks = list(campaign.weeks.order_by("starts_on", "pk").values_list("pk", flat=True))
        made = [renew(offer, campaign, weeks) for offer in renewable(company, campaign)]
        if made:
            record(actor=actor, verb="offers_renewed", on=campaign, changes={str(company): ["", len(made)]})
    return made


def renew(offer: Offer, campaign: Campaign, weeks: list[int]) -> Offer:
    """Make a draft of an offer in another campaign; levels that this one does not have are left out."""
    levels = [code for code in offer.levels if code in campaign.levels]
    made = Offer.objects.create(
        campaign=campaign, renewed_from=offer, levels=levels, **{name: getattr(offer, name) for name in KEPT}
    )
    seats = [row.seats for row in offer.weeks.all()]
    OfferWeek.objects.bulk_create(
        OfferWeek(offer=made, week_id=week, seats=number) for week, number in zip(weeks, seats, strict=False)
    )
    return made
