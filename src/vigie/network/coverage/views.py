"""Where the network is, how it grew, the regular look at its extension; and the pilot's first page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Role
from vigie.core.charts import line_chart
from vigie.core.exports import UnknownFormat, table_response
from vigie.network.calls.access import trail_to_network
from vigie.network.calls.states import WORDS, state_of_call
from vigie.network.coverage.forms import ReviewForm
from vigie.network.coverage.growth import growth_table, years_of_network
from vigie.network.coverage.reading import NetworkCoverage, coverage_table, network_coverage
from vigie.network.coverage.reviewing import is_standing, note_review, propose_to_watch_group, watch_group
from vigie.network.mandates.holding import mandate_rows
from vigie.network.mandates.standing import Standing
from vigie.network.members.activity import totals
from vigie.network.models import Call, Candidacy, ExtensionReview, Function, Mandate, Nomination
from vigie.network.pages import Trail, form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_read_coverage, may_run_network
from vigie.territory.models import Commune, PriorityNeighbourhood
from vigie.territory.svg_map import Map, draw_map

SHOWN_CALLS = 5


def trail_for(request: Request) -> Trail:
    """Return the links back: the pilot's first page, nothing for the others."""
    return trail_to_network() if request.actor.has(Role.PILOT) else []


@allowed(may_run_network)
@require_safe
def network(request: Request) -> HttpResponse:
    """Show the pilot what waits, who is in the network, and where to go."""
    day = timezone.localdate()
    in_force = Mandate.objects.in_force(day)
    living = mandate_rows(Mandate.objects.told().select_related("renewal").filter(ended_on=None), day)
    calls = Call.objects.all()[:SHOWN_CALLS]
    return page(
        request,
        "network/coverage/network.html",
        gettext("Réseau"),
        ambassadors=in_force.filter(function=Function.AMBASSADOR).count(),
        sentinels=in_force.filter(function=Function.SENTINEL).count(),
        preparing=[row for row in living if row.standing is Standing.PREPARING],
        ending=[row for row in living if row.standing is Standing.ENDING],
        nominations=list(
            Nomination.objects.select_related("organisation__parent").filter(state=Nomination.State.WAITING)
        ),
        to_decide=Candidacy.objects.undecided().count(),
        calls=[(call, *WORDS[state_of_call(call, day)]) for call in calls],
        coverage=network_coverage(day),
    )


@allowed(may_read_coverage)
@require_safe
def coverage(request: Request) -> HttpResponse:
    """Show where members act, where nobody does, and when this was last looked at."""
    found = network_coverage(timezone.localdate())
    body = watch_group()
    tables = [(gettext("Par commune"), found.communes), (gettext("Par quartier prioritaire"), found.neighbourhoods)]
    return page(
        request,
        "network/coverage/coverage.html",
        gettext("Couverture du réseau"),
        trail=trail_for(request),
        found=found,
        tables=[(title, rows) for title, rows in tables if rows],
        map=coverage_map(found),
        reviews=list(ExtensionReview.objects.select_related("body")[:SHOWN_CALLS]),
        is_pilot=request.actor.has(Role.PILOT),
        body=body,
        is_standing=body is not None and is_standing(body),
    )


def coverage_map(found: NetworkCoverage) -> Map:
    """Draw how many members act in each commune, with the neighbourhoods over them."""
    return draw_map(
        Commune.objects.all(),
        {row.place.key: row.members for row in found.communes},
        title=gettext("Membres du réseau par commune"),
        description=gettext("Le tableau par commune dit la même chose."),
        value_label=gettext("Membres"),
        neighbourhoods=PriorityNeighbourhood.objects.in_force(found.day),
        key="network",
    )


@allowed(may_read_coverage)
@require_safe
def coverage_file(request: Request, file_format: str) -> HttpResponse:
    """Give the coverage as a file to save."""
    try:
        return table_response(coverage_table(network_coverage(timezone.localdate())), file_format)
    except UnknownFormat as error:
        raise Http404 from error


@allowed(may_read_coverage)
@require_safe
def growth(request: Request) -> HttpResponse:
    """Show how many members were active each year, and what they did this year (S109, S125)."""
    day = timezone.localdate()
    years = years_of_network(day)
    mandates = Mandate.objects.filter(starts_on__isnull=False).values_list("pk", flat=True)
    return page(
        request,
        "network/coverage/growth.html",
        gettext("Évolution du réseau"),
        trail=trail_for(request),
        years=years[::-1],
        chart=line_chart(growth_table(years)) if len(years) > 1 else None,
        year=day.year,
        totals=totals(mandates, day.replace(month=1, day=1), day),
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def add_review(request: Request) -> HttpResponse:
    """Note a look at the extension of the network."""
    body = watch_group()
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"body": body})
    done = reverse("network:coverage")
    if form.is_valid():
        note_review(review=form.instance, by=request.user)
        messages.success(request, gettext("Le point est noté : le prochain sera rappelé dans six mois."))
        return redirect(done)
    trail = [*trail_to_network(), (gettext("Couverture du réseau"), done)]
    return form_page(request, form, gettext("Noter un point sur l'extension"), done, trail=trail)


@allowed(may_run_network)
@require_POST
def propose_item(request: Request) -> HttpResponse:
    """Put the extension among what the watch group always looks at."""
    try:
        body = propose_to_watch_group(by=request.user)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, gettext("C'est un point permanent de « %(body)s ».") % {"body": body.name})
    return redirect("network:coverage")
