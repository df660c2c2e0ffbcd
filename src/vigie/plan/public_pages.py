"""Turns frozen contents into what public pages and their previews draw: codes become words of the active language."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from vigie.accounts.models import Category
from vigie.plan.dated import dated_in_words
from vigie.plan.models import Action, ActionPublic, AxisItem
from vigie.plan.progress_words import statuses_in_words
from vigie.plan.public_content import Content
from vigie.plan.search import matches
from vigie.plan.timing import Timing

# What the public pages call each kind of item.
SHOWN_FOLLOW_UPS = {AxisItem.FollowUp.ADOPTED, AxisItem.FollowUp.IN_ACTION}


def timing_in_words(timing: dict[str, Any]) -> str:
    """Return when an action takes place: what was understood, else the words of the source."""
    known = {name: value for name, value in timing.items() if name != "text"}
    return Timing.from_texts(**known).in_words() or str(timing.get("text") or "")


def status_label(code: str) -> str:
    """Return a status in words; an unknown code, of an older copy, is said as it is."""
    return str(dict(Action.Status.choices).get(code, code))


def labels(codes: Iterable[str], choices: list[tuple[str, Any]]) -> list[str]:
    """Return codes in words."""
    names = dict(choices)
    return [str(names.get(code, code)) for code in codes]


def plan_page_context(content: Content) -> dict[str, Any]:
    """Return what the public page of a plan draws."""
    by_category: dict[str, list[str]] = {}
    names = dict(Category.choices)
    for partner in content.get("partners", []):
        by_category.setdefault(str(names.get(partner["category"], "")), []).append(partner["name"])
    history = [(dated_in_words(event["dated"]), event["title"]) for event in content.get("history", [])]
    return {"content": content, "history": history, "by_category": sorted(by_category.items())}


def axis_page_context(content: Content) -> dict[str, Any]:
    """Return what the public page of an axis draws: its items under the name of their kind."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    follow_ups = dict(AxisItem.FollowUp.choices)
    for item in content.get("items", []):
        said = follow_ups[item["follow_up"]] if item["follow_up"] in SHOWN_FOLLOW_UPS else ""
        by_kind.setdefault(item["kind"], []).append((item["text"], str(said)))
    return {"content": content, "by_kind": by_kind}


def action_page_context(content: Content) -> dict[str, Any]:
    """Return what the public page of an action draws."""
    return {
        "content": content,
        "timing": timing_in_words(content["timing"]),
        "status": status_label(content["status"]),
        "nature": labels([content["nature"]] if content["nature"] else [], Action.Nature.choices),
        "publics": labels(content["publics"], ActionPublic.Public.choices),
        "notes": [{**note, "dated_on": date.fromisoformat(note["dated_on"])} for note in content.get("notes", [])],
        "budget": content.get("budget", []),
    }


def in_catalogue(content: Content, axis: str, words: list[str]) -> bool:
    """Whether an open action is of an axis (any when empty) and holds all these words."""
    if axis and axis not in content["axes"]:
        return False
    texts = [content["code"], content["name"], content["description"], content["place_text"]]
    return matches(words, *texts, *content["bearers"], *content["partners"], *content["markers"], *content["communes"])


def progress_of(contents: Iterable[Content]) -> list[tuple[str, str, int]]:
    """Return how many open actions have each status: code, words, count; statuses nobody has are left out."""
    return statuses_in_words(Counter(content["status"] for content in contents))


def count_by_axis(contents: Iterable[Content]) -> Counter[str]:
    """Return how many open actions serve each axis, by code."""
    return Counter(code for content in contents for code in content["axes"])
