"""The directory, for members and for the pilot; and the versions of the charter, for the pilot."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Request, allowed
from vigie.network.calls.access import trail_to_network
from vigie.network.mandates.holding import charter_in_force
from vigie.network.members.charter import publish_charter, starting_text
from vigie.network.members.directory import committed_structures, entries
from vigie.network.members.forms import CharterForm
from vigie.network.models import CharterVersion
from vigie.network.pages import form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_read_directory, may_run_network

LONGEST_SEARCH = 100


@allowed(may_read_directory)
@require_safe
def directory(request: Request) -> HttpResponse:
    """Show the members as they accept to be shown, and the structures that commit."""
    day, words = timezone.localdate(), request.GET.get("q", "").replace("\0", "")[:LONGEST_SEARCH].strip()
    return page(
        request,
        "network/members/directory.html",
        gettext("Annuaire du réseau"),
        entries=entries(day, words),
        structures=committed_structures(day),
        words=words,
    )


@allowed(may_run_network)
@require_safe
def charters(request: Request) -> HttpResponse:
    """Show the charter in force, its versions, and how many signed each."""
    versions = list(CharterVersion.objects.annotate(signed=Count("signatures")))
    return page(
        request,
        "network/members/charters.html",
        gettext("Charte de conduite"),
        trail=trail_to_network(),
        versions=versions,
        current=versions[0] if versions else None,
    )


@allowed(may_run_network)
@require_http_methods(["GET", "POST"])
def publish_version(request: Request) -> HttpResponse:
    """Publish a version of the charter."""
    last = charter_in_force()
    initial = {"seen": last.number if last else 0, "text": last.text if last else starting_text()}
    form = CharterForm(request.POST if request.method == "POST" else None, initial=initial)
    done = reverse("network:charters")
    if form.is_valid():
        try:
            publish_charter(by=request.user, **form.cleaned_data)
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect(done)
        messages.success(request, gettext("La charte est publiée : chaque membre est maintenant invité à la signer."))
        return redirect(done)
    trail = [*trail_to_network(), (gettext("Charte de conduite"), done)]
    title = gettext("Publier une version de la charte")
    return form_page(request, form, title, done, submit_label=gettext("Publier"), trail=trail)
