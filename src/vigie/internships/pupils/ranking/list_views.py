"""The ranked list: every change is one form, that says in full where the list must stand after it."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from vigie.internships.pupils.moves import added, by_numbers, placed, removed, reordered
from vigie.internships.pupils.ranking.advice import advice
from vigie.internships.pupils.ranking.offers import in_order, rankable, sessions_for, with_facts
from vigie.internships.pupils.ranking.pages import pupil_page
from vigie.internships.pupils.ranking.saving import Change, ListsClosed, save_wishes, wishes_of
from vigie.internships.pupils.session import PupilRequest, pupil_only

LARGEST = 2**31
POSITION = "position-"


@pupil_only
def pupil_list(request: PupilRequest) -> HttpResponse:
    """Show the list, or change it. What JavaScript sends is answered in JSON."""
    if request.method != "POST":
        return show(request)
    wants_json = request.headers.get("accept") == "application/json"
    try:
        wishes = save_wishes(
            request.pupil,
            change_of(request.POST, request),
            mark=request.POST.get("mark", "")[:64],
            is_helped=request.is_helped,
        )
    except ListsClosed as closed:
        if wants_json:
            return JsonResponse({"problem": str(closed)}, status=409)
        messages.warning(request, str(closed))
        return redirect("internships:pupil_list")
    if wants_json:
        return JsonResponse({"wishes": wishes})
    messages.success(request, gettext("Votre liste est enregistrée."))
    return redirect("internships:pupil_list")


def show(request: PupilRequest) -> HttpResponse:
    """Draw the list. What is no longer offered stays in it, marked so: the draw passes over it."""
    wishes, sessions = wishes_of(request.pupil), sessions_for(request.pupil)
    open_ids = {session.pk for session in sessions}
    ranked = in_order(wishes, with_facts().filter(pk__in=wishes))
    lines = [(position, session, session.pk in open_ids) for position, session in enumerate(ranked, start=1)]
    return pupil_page(
        request,
        "internships/pupils/list.html",
        gettext("Ma liste"),
        "list",
        lines=lines,
        last=len(lines),
        advice=advice(len(lines), len(sessions)),
        saved_on=request.pupil.wish_list.saved_on if wishes else None,
        was_helped=bool(wishes) and request.pupil.wish_list.helped,
    )


def change_of(sent: QueryDict, request: PupilRequest) -> Change:
    """Return what a form asks of the list. What it does not understand changes nothing."""
    if "add" in sent:
        asked = numbers(sent.getlist("add"))
        open_ones = rankable(request.pupil, asked)
        new = [wish for wish in asked if wish in open_ones]
        return lambda wishes: added(wishes, new)
    if "order" in sent:
        return lambda wishes: reordered(wishes, numbers(sent.getlist("order")))
    return act_of(sent)


def act_of(sent: QueryDict) -> Change:
    """Return what a button of the list asks: « 12:3 » puts session 12 third, « 12:off » takes it off."""
    subject, _colon, aim = sent.get("act", "").partition(":")
    if subject == "numbers":
        typed = typed_numbers(sent)
        return lambda wishes: by_numbers(wishes, typed)
    (wish,) = numbers([subject]) or [0]
    if aim == "off":
        return lambda wishes: removed(wishes, wish)
    position = next(iter(numbers([aim])), None)
    return lambda wishes: placed(wishes, wish, position) if position is not None else wishes


def typed_numbers(sent: QueryDict) -> dict[int, int]:
    """Return the numbers typed in front of each wish."""
    names = [name for name in sent if name.startswith(POSITION)]
    pairs = [(numbers([name.removeprefix(POSITION)]), numbers(sent.getlist(name))) for name in names]
    return {wish[0]: number[0] for wish, number in pairs if wish and number}


def numbers(texts: Iterable[str]) -> list[int]:
    """Return the whole numbers among texts."""
    found = [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 11]
    return [number for number in found if number < LARGEST]
