"""The pilot's pages: how mentoring goes, mentors by sector, pairs proposed. No name of a young person here."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.internships.mentoring.access import pairs_to_read
from vigie.internships.mentoring.acts import TooLate
from vigie.internships.mentoring.by_hand import leftover, pair_by_hand
from vigie.internships.mentoring.by_hand_form import ByHandForm
from vigie.internships.mentoring.counting import breakdowns, coverage
from vigie.internships.mentoring.pairing import (
    confirm_pairs,
    proposal,
    standing_mentors,
    stopped_mentors,
    waiting_mentees,
)
from vigie.internships.mentoring.rows import rows_of, sectors_in_words, slots_in_words
from vigie.internships.models import MenteePair
from vigie.internships.pages import Trail, confirm_page, form_page, page
from vigie.internships.rules import may_run_exchange
from vigie.territory.thresholds import small_count_threshold

PER_PAGE = 50


def trail_to_mentoring() -> Trail:
    """Return the links back to the pilot's page."""
    return [
        (gettext("Bourse de stage"), reverse("internships:campaigns")),
        (gettext("Parrainage"), reverse("internships:mentoring")),
    ]


@allowed(may_run_exchange)
@require_safe
def mentoring(request: Request) -> HttpResponse:
    """Show how mentoring goes: who waits, which pairs live, which call for someone."""
    going_on = rows_of(pairs_to_read().filter(ended_on=None), {})
    mentors = list(standing_mentors())
    return page(
        request,
        "internships/mentoring/overview.html",
        gettext("Parrainage"),
        trail=trail_to_mentoring()[:1],
        mentors=len(mentors),
        free=sum(max(0, mentor.places - mentor.taken) for mentor in mentors),
        waiting=waiting_mentees().count(),
        under_way=sum(row.step == "under_way" for row in going_on),
        silent=[row for row in going_on if row.is_silent],
        unanswered=[row for row in going_on if row.is_unanswered],
        breakdowns=breakdowns(small_count_threshold()),
        threshold=small_count_threshold(),
        shown=Paginator(going_on, PER_PAGE).get_page(request.GET.get("page")),
        ended=MenteePair.objects.exclude(ended_on=None).count(),
    )


@allowed(may_run_exchange)
@require_safe
def mentors(request: Request) -> HttpResponse:
    """List mentors, and how sectors are covered."""
    standing = list(standing_mentors())
    return page(
        request,
        "internships/mentoring/mentors.html",
        gettext("Marraines et parrains"),
        trail=trail_to_mentoring(),
        shown=Paginator(standing, PER_PAGE).get_page(request.GET.get("page")),
        total=len(standing),
        sectors=coverage(standing),
        stopped=stopped_mentors(),
    )


def seed_of_today() -> str:
    """Return the seed of a proposal: the day, so that nobody draws again until the result pleases."""
    return f"parrainage {timezone.localdate():%Y-%m-%d}"


def chosen_in(request: HttpRequest) -> set[tuple[int, str]]:
    """Return the pairs ticked, as (mentor, pseudonym); whatever does not read is left out."""
    parts = (value.partition(":") for value in request.POST.getlist("pair"))
    return {(int(mentor), mentee) for mentor, _, mentee in parts if mentor.isascii() and mentor.isdecimal()}


@allowed(may_run_exchange)
def propose_pairs(request: Request) -> HttpResponse:
    """Show the pairs that wishes, moments and a lot propose; those ticked become proposals to both sides."""
    seed = seed_of_today()
    if request.method == "POST":
        return take_proposal(request, seed)
    known = {mentor.pk: mentor for mentor in standing_mentors()}
    pairs = proposal(seed)
    rows = [(pair, known[pair.mentor], slots_in_words(pair.slots), sectors_in_words(pair.sectors)) for pair in pairs]
    return page(
        request,
        "internships/mentoring/proposal.html",
        gettext("Proposer des parrainages"),
        trail=trail_to_mentoring(),
        rows=rows,
        left=waiting_mentees().count() - len(pairs),
        seed=seed,
    )


def take_proposal(request: Request, seed: str) -> HttpResponse:
    """Confirm the pairs ticked, and say how many."""
    chosen = chosen_in(request)
    if not chosen:
        messages.warning(request, gettext("Cochez au moins un parrainage."))
        return redirect("internships:propose_pairs")
    made = confirm_pairs(chosen=chosen, seed=seed, by=request.user)
    if made:
        sentence = ngettext("%(number)d parrainage est proposé.", "%(number)d parrainages sont proposés.", made)
        messages.success(request, sentence % {"number": made})
    if made < len(chosen):
        messages.info(
            request,
            gettext("Ce qui manque est déjà proposé, ou la situation a changé : relisez la proposition du moment."),
        )
    return redirect("internships:mentoring")


@allowed(may_run_exchange)
def make_pair_by_hand(request: Request) -> HttpResponse:
    """Bring together, for a reason that the journal keeps, two people whom the proposal leaves aside."""
    done, seed = reverse("internships:propose_pairs"), seed_of_today()
    left = leftover(seed)
    form = ByHandForm(request.POST if request.method == "POST" else None, left=left)
    if form.is_valid():
        return take_by_hand(request, form, seed)
    title = gettext("Rapprocher deux personnes à la main")
    trail = [*trail_to_mentoring(), (gettext("Proposer des parrainages"), done)]
    intro = gettext(
        "Seulement pour qui reste sans proposition : les places que la proposition du jour donne à quelqu'un n'y sont "
        "pas. La marraine ou le parrain répond d'abord, puis le ou la jeune, comme pour les autres."
    )
    if left.mentees and left.mentors:
        return form_page(request, form, title, done, trail=trail, intro=intro)
    refusal = gettext("Tout le monde a une proposition, ou aucune place n'est libre : inscrivez d'autres personnes.")
    return confirm_page(request, title, subject="", consequence="", refusal=refusal, done=done, trail=trail)


def take_by_hand(request: Request, form: ByHandForm, seed: str) -> HttpResponse:
    """Make the pair asked for, and say what comes next."""
    try:
        pair_by_hand(**form.cleaned_data, seed=seed, by=request.user)
    except TooLate as error:
        messages.warning(request, str(error))
        return redirect("internships:pair_by_hand")
    messages.success(request, gettext("Le parrainage est proposé : chaque côté répond."))
    return redirect("internships:mentoring")
