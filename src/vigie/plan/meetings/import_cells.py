"""Reads the cells of a table of past meetings: hours, names, decisions. A ValueError says what to mend."""

import re
from datetime import time
from decimal import Decimal

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate, simplify
from vigie.plan.importing.splitting import HARD, NOBODY
from vigie.plan.meetings.import_drafts import DecisionDraft, NamedDraft

HOUR = re.compile(r"(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?(?::\d{2})?(?:\s*min)?")
BETWEEN = re.compile(r"\s*(?:-|–|—|\ba\b|/)\s*")
BY_SOMEONE = re.compile(r"^(?P<name>.+?)\s*\((?:représentée?s?\s+)?par\s+(?P<other>[^()]+)\)$", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Spaces of all kinds in a row: read as one, so that no cell makes the machine search for long.
SPACES = re.compile(r"[^\S\n\r]+")
MINUTES_A_DAY = 24 * 60
LONGEST_NUMBER = 25
# More names, or decisions, than one meeting ever has.
MOST_NAMES, MOST_DECISIONS = 500, 200
LONGEST_LABEL, LONGEST_DECISION = 200, 10_000
# What the fourth part of a decision may say, and what it means: (kind, state).
OUTCOMES = {
    "": ("decision", "open"),
    "a mettre en œuvre": ("decision", "open"),
    "a mettre en oeuvre": ("decision", "open"),
    "ouverte": ("decision", "open"),
    "mise en œuvre": ("decision", "done"),
    "mise en oeuvre": ("decision", "done"),
    "faite": ("decision", "done"),
    "abandonnee": ("decision", "dropped"),
    "avis": ("opinion", "open"),
}


def read_hours(text: str) -> tuple[time | None, time | None]:
    """Return the start and the end that a cell says: « 14h30 », « 14:00-16:30 », « de 14 h à 16 h ».

    A spreadsheet may also give an hour as a part of a day (0.5 is noon). Raises ValueError.
    """
    if not text:
        return None, None
    simple = re.sub(r"^(?:de|a)\s+", "", simplify(text))
    parts = [simple] if is_number(simple) else BETWEEN.split(simple)
    if len(parts) > 2:
        raise ValueError(no_hour(text))
    start, end = read_hour(parts[0], text), read_hour(parts[1], text) if len(parts) == 2 else None
    if end is not None and end <= start:
        raise ValueError(gettext("la fin (%(text)s) vient avant le début : corrigez l'heure.") % {"text": text[:40]})
    return start, end


def read_hour(part: str, text: str) -> time:
    """Return one hour. Raises ValueError."""
    if is_number(part) and "." in part:
        minutes = round(Decimal(part) % 1 * MINUTES_A_DAY) % MINUTES_A_DAY
        return time(minutes // 60, minutes % 60)
    match = HOUR.fullmatch(part)
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise ValueError(no_hour(text))
    return time(int(match[1]), int(match[2] or 0))


def is_number(text: str) -> bool:
    """Whether a text is a plain number."""
    return len(text) <= LONGEST_NUMBER and NUMBER.fullmatch(text) is not None


def no_hour(text: str) -> str:
    """Return the sentence for a cell that says no hour."""
    return gettext("« %(text)s » n'est pas une heure comprise : écrivez par exemple 14h30, ou 14h-16h30.") % {
        "text": text[:40]
    }


def read_names(text: str, state: str) -> list[NamedDraft]:
    """Return who a cell names, separated by semicolons or lines, each once. Raises ValueError for a name too long."""
    found: dict[str, NamedDraft] = {}
    for part in HARD.split(SPACES.sub(" ", text)):
        name = " ".join(part.split()).strip(" ,")
        if not name or simplify(name) in NOBODY:
            continue
        match = BY_SOMEONE.fullmatch(name)
        name, other = (match["name"], match["other"].strip()) if match else (name, "")
        if max(len(name), len(other)) > LONGEST_LABEL:
            message = gettext("« %(name)s… » est trop long pour un nom : séparez les noms par des points-virgules.")
            raise ValueError(message % {"name": name[:60]})
        found.setdefault(simplify(name), NamedDraft(name, state, other))
    if len(found) > MOST_NAMES:
        message = gettext("la cellule nomme plus de %(limit)s structures : ce n'est pas une réunion.")
        raise ValueError(message % {"limit": MOST_NAMES})
    return list(found.values())


def read_decisions(text: str) -> list[DecisionDraft]:
    """Return the decisions of a cell, one a line: text | who carries it | by when | what became of it.

    Raises ValueError.
    """
    lines = [line for line in text.splitlines() if line.strip(" |")]
    if len(lines) > MOST_DECISIONS:
        message = gettext("la cellule contient plus de %(limit)s décisions : répartissez-les sur plusieurs réunions.")
        raise ValueError(message % {"limit": MOST_DECISIONS})
    return [read_decision(line) for line in lines]


def read_decision(line: str) -> DecisionDraft:
    """Return one decision. Raises ValueError."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > 4 or not parts[0]:
        message = gettext("écrivez chaque décision ainsi : texte | qui la porte | pour quand. Ici : « %(line)s ».")
        raise ValueError(message % {"line": line.strip()[:80]})
    if len(parts[0]) > LONGEST_DECISION:
        raise ValueError(gettext("une décision fait plus de 10 000 caractères : raccourcissez-la."))
    text, carrier, due, outcome = (*parts, "", "", "")[:4]
    if simplify(outcome) not in OUTCOMES:
        message = gettext("« %(text)s » n'est pas une suite connue : mise en œuvre, abandonnée, avis, ou rien.")
        raise ValueError(message % {"text": outcome[:40]})
    kind, state = OUTCOMES[simplify(outcome)]
    return DecisionDraft(text, carrier, str(FuzzyDate.parse(due)) if due else "", kind, state)
