"""Full-text search over the plan: actions, axes, organisations, documents; what is found, and where in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import Organisation
from vigie.plan.collection import plan_asked
from vigie.plan.filters import holding
from vigie.plan.models import Action, ActionNote, Axis, AxisItem, BibliographyEntry, Linkage, Plan
from vigie.plan.rules import may_read_plan
from vigie.plan.search import Fragment, extract, find, matches, words_of

PER_PAGE = 20
# How many results a group other than actions shows.
MOST_OTHERS = 10


@dataclass(frozen=True)
class Result:
    """Something found: where it is, its title and the passage, both cut in fragments."""

    url: str
    title: Sequence[Fragment]
    passage: Sequence[Fragment]


@dataclass(frozen=True)
class Group:
    """What was found of one kind; total may exceed the results shown."""

    label: str | Promise
    results: Sequence[Result]
    total: int


@allowed(may_read_plan)
def search(request: Request) -> HttpResponse:
    """Results for some words, all of which must be found; grouped by kind."""
    asked = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    words, plan = words_of(asked), plan_asked(request.GET.get("plan", ""))
    groups: list[Group] = []
    page = None
    if words and plan:
        found = holding(Action.objects.filter(plan=plan), words).order_by("code", "pk")
        page = Paginator(found.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("page"))
        groups = [Group(_("Actions"), action_results(list(page), words), page.paginator.count)]
        if page.number == 1:
            groups += other_groups(plan, words)
    context = {
        "asked": asked,
        "words": words,
        "groups": [group for group in groups if group.total],
        "total": sum(group.total for group in groups),
        "page": page,
        "breadcrumb": [(gettext("Le plan"), reverse("plan:plan")), (gettext("Recherche"), None)],
    }
    return render(request, "plan/search.html", context)


def action_results(ids: list[int], words: Sequence[str]) -> list[Result]:
    """Return the actions found, each with the passage that holds most of the words."""
    actions = (
        Action.objects.filter(pk__in=ids)
        .order_by("code", "pk")
        .prefetch_related("participations__organisation", "axis_links__axis")
    )
    notes: dict[int, list[str]] = {}
    for action_id, text in ActionNote.objects.filter(action__in=ids).values_list("action", "text"):
        notes.setdefault(action_id, []).append(text)
    results = []
    for action in actions.defer("search_text"):
        texts = [action.description, *notes.get(action.pk, []), *tied(action), action.place_text, action.timing_text]
        title = extract(f"{action.code} – {action.name}", words, 400)
        results.append(Result(reverse("plan:action", args=[action.pk]), title, best_passage(texts, words)))
    return results


def tied(action: Action) -> list[str]:
    """Return the texts of what is tied to an action, from rows already read."""
    bearers = ", ".join(participation.organisation.name for participation in action.participations.all())
    axes = ", ".join(str(link.axis) for link in action.axis_links.all())
    return [bearers, axes, action.unblocking_condition, action.expected_effects, action.indicator]


def best_passage(texts: Iterable[str], words: Sequence[str]) -> list[Fragment]:
    """Return the passage of the text that holds most of the words; the first text's beginning when none does."""
    filled = [text for text in texts if text]
    best = max(filled, key=lambda text: sum(1 for word in words if matches([word], text)), default="")
    return extract(best, words)


def other_groups(plan: Plan, words: Sequence[str]) -> list[Group]:
    """Return what is found in the rest of the plan; it is short enough to be read whole."""
    context_url = reverse("plan:context", args=[plan.pk])
    axis_texts = [(axis_url(plan, code), f"{code} – {title}", stake) for code, title, stake in axis_rows(plan)]
    item_texts = [(axis_url(plan, code), title, text) for code, title, text in item_rows(plan)]
    organisations = [
        (f"{reverse('plan:actions')}?porteur={pk}", f"{parent} – {name}" if parent else name, "")
        for pk, name, parent in Organisation.objects.values_list("pk", "name", "parent__name")
    ]
    linkages = [
        (reverse("plan:linkage", args=[pk]), name, " ".join([tie, reference, note]))
        for pk, name, tie, reference, note in Linkage.objects.filter(plan=plan).values_list(
            "pk", "name", "tie", "reference", "note"
        )
    ]
    references = [
        (context_url, text, "") for text in BibliographyEntry.objects.filter(plan=plan).values_list("text", flat=True)
    ]
    return [
        group_of(_("Axes"), axis_texts, words),
        group_of(_("Éléments des axes"), item_texts, words),
        group_of(_("Structures"), organisations, words),
        group_of(_("Articulations"), linkages, words),
        group_of(_("Bibliographie"), references, words),
    ]


def axis_rows(plan: Plan) -> Any:
    """Return what is searched of the axes."""
    return Axis.objects.filter(plan=plan).values_list("code", "title", "stake")


def item_rows(plan: Plan) -> Any:
    """Return what is searched of the lines of the axes."""
    return AxisItem.objects.filter(axis__plan=plan).values_list("axis__code", "axis__title", "text")


def axis_url(plan: Plan, code: str) -> str:
    """Return the address of an axis."""
    return reverse("plan:axis", args=[plan.pk, code])


def group_of(label: str | Promise, texts: Sequence[tuple[str, str, str]], words: Sequence[str]) -> Group:
    """Return the texts that hold every word, the first ones with their passages. texts: address, title, text."""
    found = [(url, title, text) for url, title, text in texts if matches(words, title, text)]
    results = [
        Result(url, extract(title, words, 300), extract(text, words) if text and find(text, words) else [])
        for url, title, text in found[:MOST_OTHERS]
    ]
    return Group(label, results, len(found))
