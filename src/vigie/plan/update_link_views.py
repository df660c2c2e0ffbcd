"""Links sent by e-mail: the page they open without an account, those in which they are sent and revoked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, everyone
from vigie.plan.access import reason_not_to_change
from vigie.plan.action_forms import SendLinkForm
from vigie.plan.agreements import NotAgreed
from vigie.plan.models import Action, AskedFigure, BudgetLine, UpdateLink, YearlyFigure
from vigie.plan.rules import may_write
from vigie.plan.update_links import News, link_of, note_by, revoke_link, send_link, write_news
from vigie.plan.yearly_figures import answer_of, in_words, known_answers
from vigie.plan.yearly_figures_form import figures_form
from vigie.plan.yearly_figures_views import year_asked, years_to_choose

# Whoever answers knows where the action stands: « not stated » is no answer.
SAID_STATUSES = [choice for choice in Action.Status.choices if choice[0] != Action.Status.UNKNOWN]


class NewsForm(forms.Form):
    """What the reader of a link says of the action; only the status and the note are asked for."""

    status = forms.ChoiceField(label=_("Où en est l'action ?"), choices=SAID_STATUSES, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Votre note de l'année"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Deux phrases suffisent : ce qui a été fait, ce qui vient."),
    )
    obstacles = forms.CharField(
        label=_("Ce qui freine"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    blocked_by = forms.CharField(
        label=_("Ce qui débloquerait l'action"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    waited_for = forms.CharField(
        label=_("Qui est attendu"),
        max_length=200,
        required=False,
        help_text=_("Une structure ou une fonction, plutôt qu'un nom de personne."),
    )
    planned = forms.DecimalField(
        label=_("Budget prévu, en euros"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    spent = forms.DecimalField(
        label=_("Budget dépensé, en euros"), required=False, min_value=0, max_digits=12, decimal_places=2
    )

    def asked_first(self) -> list[forms.BoundField]:
        """Return what is asked first: one minute is enough."""
        return [self["status"], self["text"]]

    def obstacle_fields(self) -> list[forms.BoundField]:
        """Return what slows the action down, folded until it is needed."""
        return [self["obstacles"], self["blocked_by"], self["waited_for"]]

    def budget_fields(self) -> list[forms.BoundField]:
        """Return the budget of the year, folded too."""
        return [self["planned"], self["spent"]]


def kept_private(response: HttpResponse) -> HttpResponse:
    """Keep the address of a link from other sites and from search engines.

    « no-referrer » would also hide the origin of the form, which the protection against forged forms reads.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def first_words(link: UpdateLink, year: int) -> dict[str, Any]:
    """Return what the form shows first: what was said by this link for that year, or what is known of the action."""
    note = note_by(link, year)
    line = BudgetLine.objects.filter(action=link.action, year=year, funder="").first()
    return {
        "status": link.action.status,
        "text": note.text if note else "",
        "obstacles": note.obstacles if note else "",
        "blocked_by": link.action.unblocking_condition,
        "waited_for": link.action.waited_for,
        "planned": line.planned if line else None,
        "spent": line.spent if line else None,
    }


@never_cache
@sensitive_variables("code")
@allowed(everyone)
def update(request: Request, code: str) -> HttpResponse:
    """Let the reader of a link update one action. Opening the page changes nothing: mail scanners open links too."""
    link = link_of(code)
    if link is None:
        return kept_private(render(request, "plan/update_closed.html", status=404))
    year, data = year_asked(request), request.POST or None
    form = NewsForm(data, initial=first_words(link, year))
    asked = list(AskedFigure.objects.for_year(year).filter(action=link.action))
    figures = figures_form(data, asked, known_answers(link.action, year))
    # Both are read, so that everything to correct is said at once.
    both_read = request.method == "POST" and all([form.is_valid(), figures.is_valid()])
    if both_read and written(form, link, News(year=year, figures=figures.answers(), **form.cleaned_data)):
        return kept_private(redirect("plan:update_thanks", code))
    context = {
        "form": form,
        "figures": figures,
        "year": year,
        "years": years_to_choose(),
        "link": link,
        "action": link.action,
        "answered": note_by(link, year),
        "last_note": link.action.notes.first(),
    }
    return kept_private(render(request, "plan/update.html", context))


def written(form: NewsForm, link: UpdateLink, news: News) -> bool:
    """Write the news of valid forms; when the action cannot start yet, say it in the form and return False."""
    try:
        write_news(link=link, news=news)
    except NotAgreed as refusal:
        form.add_error("status", str(refusal))
        return False
    return True


@never_cache
@sensitive_variables("code")
@allowed(everyone)
def update_thanks(request: Request, code: str) -> HttpResponse:
    """Thank, show what was recorded, and let it be corrected."""
    link = link_of(code)
    if link is None or link.note is None:
        return kept_private(render(request, "plan/update_closed.html", status=404))
    year = link.note.year
    answers = YearlyFigure.objects.filter(asked__action=link.action, year=year).select_related("asked")
    context = {
        "link": link,
        "action": link.action,
        "words": first_words(link, year),
        "figures": [(row.asked.label, in_words(row.asked, answer_of(row))) for row in answers],
        "code": code,
    }
    return kept_private(render(request, "plan/update_thanks.html", context))


@allowed(may_write)
def links(request: Request, action_id: int) -> HttpResponse:
    """Send a link to update an action, and see those already sent; nobody else may know that they exist."""
    rows = Action.objects.select_related("plan").prefetch_related("participations")
    action = get_object_or_404(rows, pk=action_id)
    hide_unless_changer(request, action)
    form = SendLinkForm(request.POST or None, action=action, actor=request.actor)
    if request.method == "POST" and form.is_valid() and sent(form, action, request):
        return redirect("plan:links", action.pk)
    done = reverse("plan:action", args=[action.pk])
    context = {
        "action": action,
        "form": form,
        "links": action.update_links.select_related("person", "created_by", "note"),
        "now": timezone.now(),
        "breadcrumb": [(f"{action.code} – {action}", done), (gettext("Liens de mise à jour"), None)],
    }
    return render(request, "plan/update_links.html", context)


def sent(form: SendLinkForm, action: Action, request: Request) -> bool:
    """Send the link a valid form asks for; when it cannot be, say why in the form."""
    person = form.cleaned_data["person"]
    try:
        send_link(action=action, person=person, actor=request.user)
    except (ValueError, ValidationError) as error:
        form.add_error("person", error if isinstance(error, ValidationError) else str(error))
        return False
    messages.success(request, gettext("Le lien part vers %(name)s.") % {"name": person.name})
    return True


@require_POST
@allowed(may_write)
def revoke(request: Request, link_id: int) -> HttpResponse:
    """Revoke a link."""
    link = get_object_or_404(UpdateLink.objects.select_related("action"), pk=link_id)
    hide_unless_changer(request, link.action)
    revoke_link(link=link, actor=request.user)
    messages.success(request, gettext("Le lien est révoqué : il n'ouvre plus rien."))
    return redirect("plan:links", link.action_id)


def hide_unless_changer(request: Request, action: Action) -> None:
    """Hide the links of an action, which name people, from whoever may not change it."""
    if reason_not_to_change(request.actor, action):
        raise Http404
