"""The pages of those who read: what they are named for, the text without the name, their reading."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from vigie.accounts.access import Request, allowed
from vigie.network.examining.access import own_reading_or_404, trail_to_readings
from vigie.network.examining.forms import ReadingForm
from vigie.network.examining.listing import sent_of
from vigie.network.examining.reading import declare_conflict, give_reading
from vigie.network.examining.shown import comment_of
from vigie.network.models import Reading
from vigie.network.pages import confirm_page, page
from vigie.network.refusals import NotNow
from vigie.network.rules import may_examine


@allowed(may_examine)
@require_safe
def my_readings(request: Request) -> HttpResponse:
    """List what someone is named to read."""
    mine = Reading.objects.filter(reader=request.user.pk, candidacy__forgotten_on=None)
    rows = list(mine.select_related("candidacy__call").order_by("candidacy__received_on", "pk"))
    return page(
        request,
        "network/examining/my_readings.html",
        gettext("Candidatures à lire"),
        waiting=[row for row in rows if not row.given_on and not row.conflict_on and not row.candidacy.decision],
        given=[row for row in rows if row.given_on],
        refused=sum(bool(row.conflict_on) for row in rows),
    )


@allowed(may_examine)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables("sent", "form")
def read(request: Request, code: str) -> HttpResponse:
    """Read a candidacy without its name, and give one's reading; given, it is read again and no longer changes."""
    reading = own_reading_or_404(request, code)
    candidacy = reading.candidacy
    sent = sent_of(candidacy)
    if sent is None or reading.conflict_on:
        raise Http404
    grid = list(candidacy.call.grid.all())
    form = ReadingForm(request.POST if request.method == "POST" else None, grid=grid)
    if request.method == "POST" and form.is_valid():
        try:
            told = form.cleaned_data
            give_reading(reading_id=reading.pk, marks=form.marks, opinion=told["opinion"], comment=told["comment"])
            messages.success(request, gettext("Votre lecture est rendue. Merci !"))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect("network:my_readings")
    marks = {mark.line_id: mark.value for mark in reading.marks.all()}
    return page(
        request,
        "network/examining/read.html",
        gettext("Candidature %(code)s") % {"code": code},
        trail=trail_to_readings(),
        status=422 if form.errors else 200,
        reading=reading,
        candidacy=candidacy,
        sent=sent,
        form=form,
        is_over=bool(candidacy.decision),
        own=[(line, marks.get(line.pk)) for line in grid] if reading.given_on else [],
        comment=comment_of(candidacy, reading) if reading.given_on else "",
        is_fictitious=candidacy.call.is_fictitious,
        done=reverse("network:my_readings"),
    )


@allowed(may_examine)
@require_http_methods(["GET", "POST"])
def conflict(request: Request, code: str) -> HttpResponse:
    """Say that one cannot judge; nobody asks why."""
    reading = own_reading_or_404(request, code)
    if request.method == "POST":
        try:
            declare_conflict(reading_id=reading.pk)
            messages.success(request, gettext("C'est noté : quelqu'un d'autre lira cette candidature. Merci."))
        except NotNow as refusal:
            messages.warning(request, str(refusal))
        return redirect("network:my_readings")
    return confirm_page(
        request,
        gettext("Je ne peux pas juger cette candidature"),
        subject="",
        consequence=gettext(
            "Vous reconnaissez la personne, vous travaillez avec elle, vous êtes de sa famille, ou un différend vous "
            "oppose : dites-le, sans donner de raison. Quelqu'un d'autre lira à votre place."
        ),
        done=reverse("network:read_candidacy", args=[code]),
        submit_label=gettext("Me récuser"),
        trail=trail_to_readings(),
    )
