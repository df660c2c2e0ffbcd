"""Pages of offers: those of a campaign, those of a company, one of them, its form."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Reason, Request, allowed
from vigie.internships.ending import is_lost
from vigie.internships.holding import hold_lists
from vigie.internships.models import Campaign, Company, Level, Offer
from vigie.internships.offers.doubts import doubts_of
from vigie.internships.offers.offer_forms import ApprovalForm, OfferForm, ReturnForm
from vigie.internships.offers.offer_life import add_offer, change_offer
from vigie.internships.offers.opening import (
    companies_of,
    company_or_404,
    draws_of,
    is_pilot,
    moment_of,
    offer_or_404,
    offers_to_read,
    trail_to,
)
from vigie.internships.offers.states import CONDITIONS, STATES, badge_of
from vigie.internships.offers.steps import (
    Moment,
    adding_refusal,
    approving_refusal,
    changing_refusal,
    removing_refusal,
    restoring_refusal,
    withdrawing_refusal,
)
from vigie.internships.pages import page
from vigie.internships.rules import may_act_for_a_company, may_enter_offers, may_run_exchange

PER_PAGE = 50


@dataclass
class CampaignPart:
    """The part of a campaign on a company's page: its offers, and why none is added any more, or None."""

    campaign: Campaign
    refusal: Reason
    offers: list[tuple[Offer, tuple[str, str], int]] = field(default_factory=list)
    may_renew: bool = False

    @property
    def table_id(self) -> str:
        """The id of its table on the page."""
        company = self.offers[0][0].company_id if self.offers else 0
        return f"offres-{self.campaign.pk}-{company}"


def shown(offer: Offer) -> tuple[Offer, tuple[str, str], int]:
    """Return an offer, its badge, and its seats."""
    return offer, badge_of(offer.state), sum(week.seats for week in offer.weeks.all())


@allowed(may_act_for_a_company)
def company_home(request: Request) -> HttpResponse:
    """Show a company its offers, by campaign; nothing about pupils."""
    own = list(companies_of(request))
    rows = offers_to_read().filter(company__in=own)
    campaigns = list(Campaign.objects.filter(Q(closed_on=None) | Q(offers__in=rows)).distinct())
    draws = draws_of(campaigns)
    refusals = [(each, adding_refusal(moment_of(each, request, draws[each.pk]))) for each in campaigns]
    parts = [(company, parts_of(company, refusals, list(rows))) for company in own]
    drawn = {campaign_id for campaign_id, days in draws.items() if any(days)}
    return page(
        request, "internships/offers/company_home.html", gettext("Mes offres de stage"), parts=parts, drawn=drawn
    )


def parts_of(company: Company, refusals: list[tuple[Campaign, Reason]], rows: list[Offer]) -> list[CampaignPart]:
    """Return the campaigns that a company sees, the last first: those that take offers, and those it took part in."""
    earlier = {offer.campaign_id for offer in rows if offer.company_id == company.pk}
    parts = []
    for campaign, refusal in refusals:
        own = [offer for offer in rows if offer.company_id == company.pk and offer.campaign_id == campaign.pk]
        if own or not refusal:
            may_renew = not refusal and bool(earlier - {campaign.pk})
            parts.append(CampaignPart(campaign, refusal, [shown(offer) for offer in own], may_renew=may_renew))
    return parts


@allowed(may_run_exchange)
def offers(request: Request, campaign_id: int) -> HttpResponse:
    """List the offers of a campaign to the pilot: by default those that wait to be read over come first."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    rows = offers_to_read().filter(campaign=campaign)
    counts = rows.order_by().aggregate(**{state: Count("pk", filter=held) for state, held in CONDITIONS.items()})
    state = request.GET.get("etat", "")
    chosen = rows.filter(CONDITIONS[state]) if state in CONDITIONS else rows
    listed = Paginator(chosen.order_by("approved_on", "-submitted_on", "title", "pk"), PER_PAGE)
    listed_page = listed.get_page(request.GET.get("page"))
    return page(
        request,
        "internships/offers/offers.html",
        gettext("Offres"),
        trail=trail_to(request, campaign)[:-1],
        campaign=campaign,
        is_fictitious=campaign.is_fictitious,
        listed=listed_page,
        rows=[shown(offer) for offer in listed_page],
        states=[(code, label, counts[code]) for code, (label, _shade) in STATES.items()],
        state=state,
        seats=rows.filter(CONDITIONS["published"]).aggregate(total=Sum("weeks__seats"))["total"] or 0,
        companies=Company.objects.select_related("organisation__parent"),
        refusal=adding_refusal(moment_of(campaign, request)),
    )


@allowed(may_run_exchange)
def choose_company(request: Request, campaign_id: int) -> HttpResponse:
    """Lead to the form of an offer taken by phone, for the company that was chosen."""
    chosen = request.GET.get("entreprise", "")
    if chosen.isdecimal() and Company.objects.filter(pk=int(chosen[:18])).exists():
        return redirect("internships:add_offer", campaign_id, int(chosen))
    messages.info(request, gettext("Choisissez l'entreprise dans la liste."))
    return redirect("internships:offers", campaign_id)


@allowed(may_enter_offers)
def offer(request: Request, offer_id: int) -> HttpResponse:
    """Show an offer to its company and to the pilot, with what may be done now."""
    return offer_page(request, offer_or_404(request, offer_id))


def offer_page(request: Request, found: Offer, **forms: ReturnForm | ApprovalForm) -> HttpResponse:
    """Draw the page of an offer. forms: those that were wrongly filled."""
    moment = moment_of(found.campaign, request)
    doubts = doubts_of(found)
    is_to_read = moment.is_pilot and approving_refusal(moment, found.state) is None
    reading = {
        "approval": ApprovalForm(is_asked=bool(doubts), initial={"wording_reason": found.wording_reason}),
        "returning": ReturnForm(),
        **forms,
    }
    return page(
        request,
        "internships/offers/offer.html",
        found.title,
        trail=trail_to(request, found.campaign),
        status=422 if forms else 200,
        offer=found,
        is_fictitious=found.campaign.is_fictitious,
        badge=badge_of(found.state),
        levels=[Level(code).label for code in found.levels or found.campaign.levels],
        doubts=doubts,
        is_to_read=is_to_read,
        acts=acts_on(moment, found),
        changing=changing_refusal(moment, found.state),
        **reading,
    )


def acts_on(moment: Moment, found: Offer) -> set[str]:
    """Return what may be done with an offer now: names of acts."""
    refusals = {
        "change": changing_refusal(moment, found.state),
        "submit": adding_refusal(moment) if found.state in {"draft", "returned"} else gettext("déjà proposée"),
        "withdraw": withdrawing_refusal(moment, found.state),
        "restore": restoring_refusal(moment, found.state, is_lost=is_lost(found)),
        "remove": removing_refusal(found.state),
    }
    acts = {name for name, reason in refusals.items() if reason is None}
    return acts - {"withdraw"} if "remove" in acts else acts


@allowed(may_enter_offers)
def new_offer(request: Request, campaign_id: int, company_id: int) -> HttpResponse:
    """Prepare an offer of a company in a campaign; it stays a draft until it is proposed."""
    with transaction.atomic():
        hold_lists([campaign_id])
        # One at a time, so that a form sent twice finds what it wrote.
        company = company_or_404(request, company_id, locked=request.method == "POST")
        return preparing(request, campaign_id, company)


def preparing(request: Request, campaign_id: int, company: Company) -> HttpResponse:
    """Show or take the form of a new offer."""
    campaign = get_object_or_404(Campaign, pk=campaign_id)
    refusal = adding_refusal(moment_of(campaign, request))
    if refusal:
        messages.warning(request, str(refusal))
        return redirect(home_of(request, campaign))
    form = OfferForm(
        request.POST if request.method == "POST" else None,
        campaign=campaign,
        instance=Offer(campaign=campaign, company=company),
        initial={"sector": company.sector, "commune": company.commune_id, "address": company.address},
    )
    if form.is_valid():
        row = add_offer(form=form, campaign=campaign, company=company, actor=request.user)
        messages.success(request, gettext("L'offre est gardée en brouillon : relisez-la, puis proposez-la."))
        return redirect("internships:offer", row.pk)
    return form_with_doubts(request, form, campaign, gettext("Nouvelle offre de stage"), home_of(request, campaign))


@allowed(may_enter_offers)
def edit_offer(request: Request, offer_id: int) -> HttpResponse:
    """Change an offer; one that was published is read over again when its company changes its words."""
    done = reverse("internships:offer", args=[offer_id])
    with transaction.atomic():
        found = offer_or_404(request, offer_id, locked=True)
        refusal = changing_refusal(moment_of(found.campaign, request), found.state)
        if refusal:
            messages.warning(request, str(refusal))
            return redirect(done)
        given = request.POST if request.method == "POST" else None
        was_published = found.state == "published"
        form = OfferForm(given, campaign=found.campaign, instance=found)
        if form.is_valid():
            is_read_again = was_published and form.changes_words() and not is_pilot(request)
            change_offer(form=form, actor=request.user, is_read_again=is_read_again)
            messages.success(request, saved_sentence(is_read_again=is_read_again))
            return redirect(done)
    return form_with_doubts(request, form, found.campaign, gettext("Modifier l'offre"), done, found)


def saved_sentence(*, is_read_again: bool) -> str:
    """Return what is said after an offer was saved."""
    if is_read_again:
        return gettext("C'est enregistré. L'offre sera relue avant de reparaître.")
    return gettext("C'est enregistré.")


def home_of(request: Request, campaign: Campaign) -> str:
    """Return the page from which offers are added."""
    if is_pilot(request):
        return reverse("internships:offers", args=[campaign.pk])
    return reverse("internships:company_home")


def form_with_doubts(
    request: Request, form: OfferForm, campaign: Campaign, title: str, done: str, found: Offer | None = None
) -> HttpResponse:
    """Draw the form of an offer, with what is said of its words."""
    return page(
        request,
        "internships/offers/offer_form.html",
        title,
        trail=trail_to(request, campaign, Offer.objects.get(pk=found.pk) if found else None),
        status=422 if form.errors else 200,
        form=form,
        done=done,
        doubts=form.doubts,
        campaign=campaign,
        company=form.instance.company,
        submit_label=gettext("Enregistrer le brouillon") if found is None else gettext("Enregistrer"),
    )
