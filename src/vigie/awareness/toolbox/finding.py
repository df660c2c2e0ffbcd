"""Finds tools in the public toolbox: words without accents, kind, audience, length."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from vigie.awareness.models import Audience, Feedback, Tool
from vigie.awareness.toolbox.content import duration_in_words, words_of
from vigie.plan.search import words_of as searched_words


@dataclass(frozen=True)
class FoundTool:
    """A tool as the list shows it."""

    pk: int
    content: dict[str, Any]
    words: dict[str, str]
    feedback: int
    is_fictitious: bool
    duration: str = field(default="")


class SearchForm(forms.Form):
    """What is looked for; each field may stay empty."""

    mots = forms.CharField(
        label=_("Mots"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    sorte = forms.ChoiceField(label=_("Sorte d'outil"), required=False)
    public = forms.ChoiceField(label=_("Pour qui"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", _("tout"))]
        self.fields["sorte"].choices = [*everything, *Tool.Kind.choices]  # type: ignore[attr-defined]
        self.fields["public"].choices = [("", _("tout le monde")), *Audience.choices]  # type: ignore[attr-defined]


def found_tools(words: str = "", kind: str = "", audience: str = "") -> list[FoundTool]:
    """Return the public tools that answer, by title; one query."""
    wanted = Q()
    for word in searched_words(words):
        wanted &= Q(published_version__search__contains=word)
    if kind:
        wanted &= Q(published_version__content__kind=kind)
    shown = Count("feedback", filter=Q(feedback__state=Feedback.State.SHOWN))
    rows = Tool.objects.public().filter(wanted).annotate(shown_feedback=shown)
    found = [found_of(tool) for tool in rows]
    kept = [tool for tool in found if not audience or audience in (tool.content.get("audiences") or [])]
    return sorted(kept, key=lambda tool: (str(tool.content["title"]).casefold(), tool.pk))


def found_of(tool: Any) -> FoundTool:
    """Return a tool as the list shows it, from its public version."""
    content = tool.published_version.content
    return FoundTool(
        pk=tool.pk,
        content=content,
        words=words_of(content),
        feedback=tool.shown_feedback,
        is_fictitious=tool.is_fictitious,
        duration=duration_in_words(content.get("minutes")),
    )


def kinds_among(tools: list[FoundTool]) -> list[tuple[str, str, int]]:
    """Return how many tools of each kind, those without any left out."""
    counts = Counter(str(tool.content["kind"]) for tool in tools)
    return [(code, str(label), counts[code]) for code, label in Tool.Kind.choices if counts[code]]
