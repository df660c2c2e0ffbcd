"""What was told, as a page shows it: each part under its name, codes said in words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.law.models import Criterion, Domain
from vigie.observatory.models import ReferentialItem
from vigie.support.fields import Field
from vigie.support.sealing import Written
from vigie.territory.models import Commune

# What a story is made of, in the order it is read; also what may be shared, named as consents name it.
NAMES: Mapping[str, str | Promise] = {
    Field.STORY: _("Le récit"),
    Field.CIRCUMSTANCES: _("Quand et où"),
    Field.FELT: _("Pourquoi, d'après la personne"),
    Field.RESPONDENT: _("Qui est mis en cause"),
    Field.DONE: _("Ce qui a déjà été fait"),
    Field.HOPED: _("Ce qu'elle attend"),
    Field.PERSON: _("Sexe, âge, victime ou témoin"),
    Field.CONTACT: _("Ses coordonnées"),
    Field.FILE: _("Ses fichiers"),
}
LINES: Mapping[str, str | Promise] = {
    "when": _("Quand"),
    "commune": _("Commune"),
    "where": _("Endroit"),
    "criteria": _("Critères"),
    "domain": _("Domaine"),
    "name": _("Nom"),
    "phone": _("Téléphone"),
    "email": _("Adresse électronique"),
    "safe_hours": _("Sans risque"),
    "role": _("Parle comme"),
    "sex": _("Sexe"),
    "age_band": _("Âge"),
}
OTHERS: Mapping[str, str | Promise] = {
    "victim": _("victime"),
    "witness": _("témoin"),
    "other": _("autre"),
    "not_stated": _("sans réponse"),
}
STRUCTURED = frozenset({Field.CIRCUMSTANCES, Field.FELT, Field.CONTACT, Field.PERSON})


@dataclass(frozen=True)
class Part:
    """A part of a story. text: words as they were told; lines: named values, for a structured part."""

    code: str
    name: str | Promise
    text: str = ""
    lines: tuple[tuple[str | Promise, str], ...] = ()


def story_in(texts: Mapping[str, Written]) -> list[Part]:
    """Return the parts of a story among opened texts."""
    told = {code: texts[code].text for code in NAMES if code in texts}
    words = code_words() if STRUCTURED & set(told) else {}
    return [part_of(code, text, words) for code, text in told.items()]


def part_of(code: str, text: str, words: Mapping[str, Mapping[str, str | Promise]]) -> Part:
    """Return one part, its codes said in words."""
    if code not in STRUCTURED:
        return Part(code, NAMES[code], text)
    values = values_in(text, words)
    return Part(code, NAMES[code], lines=tuple((LINES[name], said) for name, said in values.items()))


def values_in(text: str, words: Mapping[str, Mapping[str, str | Promise]]) -> dict[str, str]:
    """Return the values of a structured text in words, by their names, in the order they are read."""
    values = json.loads(text or "{}")
    return {name: said(values[name], words.get(name, {})) for name in LINES if values.get(name)}


def said(value: Any, words: Mapping[str, str | Promise]) -> str:
    """Return a value, or a list of values, in words; words of the person's own stay as they are."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(words.get(each) or OTHERS.get(each, each)) for each in values)


def code_words() -> dict[str, dict[str, str | Promise]]:
    """Return the words of the codes that structured parts hold, by the name of the value."""
    items = ReferentialItem.objects.filter(kind__in=["sex", "age_band"]).values_list("kind", "code", "label")
    return {
        "commune": dict(Commune.objects.values_list("insee_code", "name")),
        "criteria": dict(Criterion.objects.values_list("code", "label")),
        "domain": dict(Domain.objects.values_list("code", "label")),
        "sex": {code: label for kind, code, label in items if kind == "sex"},
        "age_band": {code: label for kind, code, label in items if kind == "age_band"},
    }


def listed(texts: Mapping[str, Written], kind: Field) -> list[Written]:
    """Return the texts of a list, such as messages, in the order they were written."""
    found = [each for field, each in texts.items() if field.startswith(f"{kind}:")]
    return sorted(found, key=lambda each: each.number)


def dialogue_in(texts: Mapping[str, Written]) -> list[Written]:
    """Return the messages written by both sides."""
    return listed(texts, Field.MESSAGE)


def notes_in(texts: Mapping[str, Written]) -> list[Written]:
    """Return the internal notes, the last one first."""
    return listed(texts, Field.NOTE)[::-1]
