"""Looking for offers, and reading one."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext

from vigie.internships.models import OfferView, OfferWeek
from vigie.internships.pupils.ranking.forms import SearchForm
from vigie.internships.pupils.ranking.offers import distance_to, place_of, search, sessions_for, with_facts
from vigie.internships.pupils.ranking.pages import pupil_page
from vigie.internships.pupils.ranking.saving import wishes_of
from vigie.internships.pupils.session import PupilRequest, pupil_only

ON_A_PAGE = 20


@pupil_only
def pupil_search(request: PupilRequest) -> HttpResponse:
    """Show the sessions that answer, the nearest first."""
    pupil = request.pupil
    campaign = pupil.school_class.entry.campaign
    start = {"depuis": pupil.commune_id} if pupil.commune_id else {}
    form = SearchForm(request.GET if set(request.GET) - {"page"} else start, campaign=campaign)
    wanted = form.wanted()
    found = search(sessions_for(pupil), wanted)
    shown = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return pupil_page(
        request,
        "internships/pupils/search.html",
        gettext("Chercher un stage"),
        "search",
        form=form,
        found=shown,
        count=len(found),
        wishes=set(wishes_of(pupil)),
        start=form.cleaned_data.get("depuis"),
    )


@pupil_only
def pupil_offer(request: PupilRequest, offer_id: int) -> HttpResponse:
    """Show one offer; that it was opened is noted, to measure access before the draw."""
    sessions = [session for session in sessions_for(request.pupil) if session.offer_id == offer_id]
    wishes = wishes_of(request.pupil)
    if not sessions:
        sessions = ranked_sessions(offer_id, wishes)
    if not sessions:
        raise Http404
    offer = sessions[0].offer
    OfferView.objects.bulk_create([OfferView(pupil=request.pupil, offer=offer)], ignore_conflicts=True)
    return pupil_page(
        request,
        "internships/pupils/offer.html",
        offer.title,
        "search",
        offer=offer,
        sessions=sessions,
        wishes=set(wishes),
        distance=distance_to(sessions[0], place_of(request.pupil.commune)),
    )


def ranked_sessions(offer_id: int, wishes: list[int]) -> list[OfferWeek]:
    """Return the sessions of an offer that a list still holds, though it was taken back since."""
    return list(with_facts().filter(offer=offer_id, pk__in=wishes))
