"""Pages in which an agenda is prepared, arranged and written."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed, check
from vigie.plan.access import seats_of
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.access import meeting_to_run, reason_not_to_write
from vigie.plan.meetings.agenda import add_point, change_point, move_point, prepare_agenda, remove_point
from vigie.plan.models import AgendaItem, Meeting
from vigie.plan.rules import may_read_bodies, may_run_body
from vigie.plan.seen_forms import SeenForm

# A point longer than a day is a mistake of typing.
LONGEST_MINUTES = 24 * 60


class PointForm(SeenForm):
    """A point of the agenda: its title, some words, how long."""

    class Meta:
        model = AgendaItem
        fields = ["title", "minutes_planned", "detail"]
        widgets = {"detail": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes_planned"] = forms.IntegerField(
            label=self.fields["minutes_planned"].label, required=False, min_value=1, max_value=LONGEST_MINUTES
        )

    def words(self) -> dict[str, Any]:
        """What was written, by name."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def point_to_run(request: Request, item_id: int) -> AgendaItem:
    """Return a point of an agenda to whoever runs its body. Raises Http404 when there is none."""
    rows = AgendaItem.objects.select_related("meeting__body", "meeting__plan")
    item = get_object_or_404(rows, pk=item_id)
    check(may_run_body(request.actor, seats_of(item.meeting.body)))
    return item


@allowed(may_read_bodies)
def agenda(request: Request, meeting_id: int) -> HttpResponse:
    """Arrange the agenda: prepare it, order it, add points."""
    meeting = meeting_to_run(request, meeting_id)
    check(reason_not_to_write(meeting))
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            item = add_point(meeting=meeting, actor=request.user, **form.words())
        except ValueError as error:
            messages.error(request, str(error))
            return redirect("plan:meeting", meeting.pk)
        messages.success(request, gettext("Le point « %(title)s » est ajouté.") % {"title": item.title})
        return redirect("plan:agenda", meeting.pk)
    points = list(meeting.agenda.all())
    return governance_page(
        request,
        "plan/meetings/agenda.html",
        "plan:meetings",
        title=gettext("Ordre du jour"),
        trail=((str(meeting), reverse("plan:meeting", args=[meeting.pk])),),
        meeting=meeting,
        points=points,
        minutes=sum(point.minutes_planned or 0 for point in points),
        form=form,
    )


@require_POST
@allowed(may_read_bodies)
def prepare(request: Request, meeting_id: int) -> HttpResponse:
    """Put what is due on the agenda."""
    meeting = meeting_to_run(request, meeting_id)
    try:
        added = prepare_agenda(meeting=meeting, actor=request.user)
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("plan:meeting", meeting.pk)
    messages.success(request, prepared_sentence(added))
    return redirect("plan:agenda", meeting.pk)


def prepared_sentence(added: int) -> str:
    """Say what preparing an agenda changed."""
    if not added:
        return gettext("L'ordre du jour est à jour : rien de nouveau à y mettre.")
    return ngettext(
        "L'ordre du jour est prêt : %(number)s point ajouté.",
        "L'ordre du jour est prêt : %(number)s points ajoutés.",
        added,
    ) % {"number": added}


@allowed(may_read_bodies)
def change(request: Request, item_id: int) -> HttpResponse:
    """Change the words and the length of a point."""
    item = point_to_run(request, item_id)
    check(reason_not_to_write(item.meeting))
    form = PointForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        try:
            change_point(item=item, actor=request.user, changes=form.changes(), **form.words())
        except ValueError as error:
            messages.error(request, str(error))
        return redirect("plan:agenda", item.meeting_id)
    return governance_page(
        request,
        "plan/meetings/edit.html",
        "plan:meetings",
        title=gettext("Modifier un point"),
        trail=(meeting_link(item.meeting), (gettext("Ordre du jour"), reverse("plan:agenda", args=[item.meeting_id]))),
        form=form,
        cancel_url=reverse("plan:agenda", args=[item.meeting_id]),
    )


def meeting_link(meeting: Meeting) -> tuple[str, str]:
    """Return the link to a meeting, for the trail."""
    return str(meeting), reverse("plan:meeting", args=[meeting.pk])


@require_POST
@allowed(may_read_bodies)
def move(request: Request, item_id: int) -> HttpResponse:
    """Move a point one place up or down."""
    item = point_to_run(request, item_id)
    try:
        move_point(item=item, up=request.POST.get("sens") == "monter")
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("plan:meeting", item.meeting_id)
    return redirect(reverse("plan:agenda", args=[item.meeting_id]) + f"#point-{item.pk}")


@require_POST
@allowed(may_read_bodies)
def remove(request: Request, item_id: int) -> HttpResponse:
    """Take a point off the agenda."""
    item = point_to_run(request, item_id)
    try:
        remove_point(item=item, actor=request.user)
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, gettext("Le point « %(title)s » est retiré.") % {"title": item.title})
    return redirect("plan:agenda", item.meeting_id)
