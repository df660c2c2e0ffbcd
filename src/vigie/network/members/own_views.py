"""The pages of a member: their mandate and what it lacks, the charter, what they did, what they show."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vigie.accounts.access import Request, allowed
from vigie.accounts.journal import record
from vigie.network.mandates.condition_words import checklist
from vigie.network.mandates.holding import (
    MandateRow,
    charter_in_force,
    has_signed,
    held_by,
    mandate_rows,
    missing_for,
)
from vigie.network.mandates.standing import Standing
from vigie.network.members.activity import note_activity, remove_activity, totals
from vigie.network.members.charter import sign_charter
from vigie.network.members.forms import ActivityForm, CardForm, SignForm
from vigie.network.models import Activity, Card, CharterSignature
from vigie.network.pages import Trail, form_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_be_member

SHOWN = 20


def trail_to_own() -> Trail:
    """Return the link back to one's mandate."""
    return [(gettext("Mon mandat"), reverse("network:own_mandate"))]


@allowed(may_be_member)
@require_safe
def own_mandate(request: Request) -> HttpResponse:
    """Show one's mandates, what is left to do before they begin, and what one did this year."""
    day, person = timezone.localdate(), request.user.pk
    held = held_by(person)
    rows = mandate_rows(held, day)
    charter = charter_in_force()
    activities = Activity.objects.filter(mandate__in=[each.pk for each in held])
    return page(
        request,
        "network/members/own_mandate.html",
        gettext("Mon mandat"),
        rows=[(row, to_do(row, day)) for row in rows],
        may_note=any(row.standing in {Standing.IN_FORCE, Standing.ENDING} for row in rows),
        charter=charter,
        has_signed=has_signed(person, charter),
        year=day.year,
        totals=totals([each.pk for each in held], day.replace(month=1, day=1), day),
        activities=list(activities[:SHOWN]),
    )


def to_do(row: MandateRow, day: date) -> list[tuple[str | Promise, bool]]:
    """Return what a mandate that prepares requires, each with whether it is there; nothing for the others."""
    if row.standing is not Standing.PREPARING:
        return []
    return checklist(row.mandate.function, missing_for(row.mandate, day))


@allowed(may_be_member)
@require_http_methods(["GET", "POST"])
def own_charter(request: Request) -> HttpResponse:
    """Show the charter in force, to sign it oneself."""
    version = charter_in_force()
    if version is None:
        messages.info(request, gettext("La charte n'est pas encore publiée : elle le sera bientôt."))
        return redirect("network:own_mandate")
    form = SignForm(request.POST if request.method == "POST" else None, initial={"text_hash": version.text_hash})
    if form.is_valid():
        try:
            sign_charter(person=request.user, text_hash=form.cleaned_data["text_hash"])
        except NotNow as refusal:
            messages.warning(request, str(refusal))
            return redirect("network:own_charter")
        messages.success(request, gettext("Charte signée. Merci."))
        return redirect("network:own_mandate")
    return page(
        request,
        "network/members/own_charter.html",
        gettext("Charte de conduite du réseau"),
        trail=trail_to_own(),
        status=422 if form.errors else 200,
        version=version,
        signature=CharterSignature.objects.filter(person=request.user.pk, version=version).first(),
        form=form,
        done=reverse("network:own_mandate"),
    )


@allowed(may_be_member)
@require_http_methods(["GET", "POST"])
def add_activity(request: Request) -> HttpResponse:
    """Note what one did."""
    form = ActivityForm(request.POST if request.method == "POST" else None)
    done = reverse("network:own_mandate")
    if form.is_valid():
        function = "sentinel" if form.cleaned_data["kind"] == Activity.Kind.FACTS else "ambassador"
        try:
            note_activity(person=request.user, function=function, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error("done_on", str(refusal))
        else:
            messages.success(request, gettext("C'est noté. Merci !"))
            return redirect(done)
    intro = gettext("Deux clics suffisent : ces nombres, ajoutés à ceux des autres, montrent ce que fait le réseau.")
    return form_page(request, form, gettext("Noter ce que j'ai fait"), done, intro=intro, trail=trail_to_own())


@allowed(may_be_member)
@require_POST
def drop_activity(request: Request, activity_id: int) -> HttpResponse:
    """Take back a line of one's own."""
    activity = (
        Activity.objects.select_related("mandate").filter(pk=activity_id, mandate__person=request.user.pk).first()
    )
    if activity is None:
        raise Http404
    remove_activity(activity=activity, by=request.user)
    messages.success(request, gettext("La ligne est retirée."))
    return redirect("network:own_mandate")


@allowed(may_be_member)
@require_http_methods(["GET", "POST"])
def own_card(request: Request) -> HttpResponse:
    """Choose what the other members see of oneself."""
    card = Card.objects.filter(person=request.user.pk).first() or Card(person=request.user)
    form = CardForm(request.POST if request.method == "POST" else None, instance=card)
    done = reverse("network:own_mandate")
    if form.is_valid():
        with transaction.atomic():
            values = {name: form.cleaned_data[name] for name in form.Meta.fields}
            Card.objects.update_or_create(person=request.user, defaults=values)
            record(actor=request.user, verb="network_card_changed", on=request.user)
        messages.success(request, gettext("C'est noté : l'annuaire montre ce que vous avez coché, et rien d'autre."))
        return redirect(done)
    intro = gettext(
        "Les ambassadrices, les ambassadeurs, les sentinelles et l'équipe qui pilote voient votre nom et votre "
        "fonction. Le reste ne se montre que si vous cochez."
    )
    return form_page(request, form, gettext("Ce que je montre"), done, intro=intro, trail=trail_to_own())
