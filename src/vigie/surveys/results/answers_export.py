"""Answers without free texts, for people named to analyse them: shuffled, once the wave is closed, journaled."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.attachments.cleaning import without_metadata
from vigie.core.tables import Column, Table
from vigie.surveys.engine.definition import Definition, read_definition
from vigie.surveys.engine.nodes import Question
from vigie.surveys.models import Wave
from vigie.surveys.receiving.files import SentFile, opened_file
from vigie.surveys.receiving.opening import opened_answers, opened_texts
from vigie.surveys.results.asked import records_of
from vigie.surveys.results.catalogue import LANGUAGE, catalogue_of
from vigie.surveys.results.questions import Closed
from vigie.surveys.results.tables import Record


def export_answers(*, wave: Wave, by: Person) -> Table:
    """Return the answers of a closed wave, one row each, in an order drawn by lot, and write it in the journal."""
    found = records_in(wave)
    secrets.SystemRandom().shuffle(found)
    with transaction.atomic():
        record(actor=by, verb="answers_exported", on=wave)
    closed = {question.key for question in catalogue_in(wave)}
    keys = keys_of(wave, found)
    labels = labels_of(read_definition(wave.version.xform))
    columns = tuple(Column(f"q{place}", f"{labels.get(bare(key), key)} [{key}]") for place, key in enumerate(keys))
    rows = tuple(tuple(cell_of(each, key, closed) for key in keys) for each in found)
    title = _("Réponses de %(wave)s, sans les textes") % {"wave": wave}
    return Table(title, columns or (Column("none", _("Aucune question")),), rows if columns else ())


def records_in(wave: Wave) -> list[Record]:
    """Return the answers of a wave, with what each was asked."""
    definition = read_definition(wave.version.xform)
    answers = [answer.values for answer in opened_answers(wave)]
    return list(records_of(definition, catalogue_in(wave), answers, wave.closed_on or wave.opens_on))


def catalogue_in(wave: Wave) -> tuple[Closed, ...]:
    """Return the closed questions of a wave."""
    return catalogue_of(read_definition(wave.version.xform)).closed


def keys_of(wave: Wave, found: Sequence[Record]) -> list[str]:
    """Return the keys of the columns: those of closed questions, then others that were answered, in order."""
    closed = [question.key for question in catalogue_in(wave)]
    others = sorted({key for each in found for key in each.values} - set(closed))
    return [*closed, *others]


def cell_of(each: Record, key: str, closed: set[str]) -> str:
    """Return an answer as it is kept, or why there is none."""
    if each.values.get(key):
        return each.values[key]
    if key not in closed:
        return ""
    return _("(sans réponse)") if key in each.asked else _("(non posée)")


def answers_dictionary(wave: Wave) -> Table:
    """Return what each column and each code of the exported answers means."""
    columns = (
        Column("key", _("Nom de la question")),
        Column("label", _("Question"), width=60),
        Column("code", _("Code de la réponse")),
        Column("answer", _("Réponse"), width=60),
    )
    definition = read_definition(wave.version.xform)
    root = f"{definition.root}/"
    rows: list[tuple[str, ...]] = []
    for each in definition.shown():
        head = (each.path.removeprefix(root), label_of(each))
        choices = [(choice.value, choice.label.in_language(LANGUAGE)) for choice in each.choices]
        rows += [(*head, *choice) for choice in choices or [("", "")]]
    rows.append(("", "", _("(sans réponse)"), _("la question a été posée, et n'a pas reçu de réponse")))
    rows.append(("", "", _("(non posée)"), _("les réponses d'avant ont fait que la question n'a pas été posée")))
    return Table(_("Dictionnaire des réponses de %(wave)s") % {"wave": wave}, columns, tuple(rows))


def labels_of(definition: Definition) -> dict[str, str]:
    """Return the labels of questions by key."""
    root = f"{definition.root}/"
    return {each.path.removeprefix(root): label_of(each) for each in definition.shown()}


def label_of(question: Question) -> str:
    """Return the French label of a question, else its name."""
    return question.label.in_language(LANGUAGE) or question.name


def bare(key: str) -> str:
    """Return a key without the numbers of its repeats."""
    return "/".join(part.partition("[")[0] for part in key.split("/"))


def alone_count(found: Sequence[Record], closed: Sequence[Closed]) -> int:
    """Return how many answers are the only ones to answer closed questions as they do: whoever knows that much of
    someone would find their row.
    """
    keys = [question.key for question in closed]
    profiles = [tuple(each.values.get(key, "") for key in keys) for each in found]
    seen = Counter(profiles)
    return sum(seen[profile] == 1 for profile in profiles)


def read_texts(*, wave: Wave, by: Person) -> list[tuple[str, list[str]]]:
    """Return the free texts of a closed wave by question, each question in an order of its own drawn by lot, so that
    nobody ties the texts of one person together; write that they were read.
    """
    written: list[Mapping[str, str]] = list(opened_texts(wave))
    with transaction.atomic():
        record(actor=by, verb="texts_read", on=wave)
    by_question: dict[str, list[str]] = {}
    for texts in written:
        for key, text in texts.items():
            by_question.setdefault(bare(key), []).append(text)
    for each in by_question.values():
        secrets.SystemRandom().shuffle(each)
    labels = labels_of(read_definition(wave.version.xform))
    order = list(labels)
    keys = sorted(by_question, key=lambda key: order.index(key) if key in labels else len(order))
    return [(labels.get(key, key), by_question[key]) for key in keys]


def open_file(*, wave: Wave, number: int, by: Person) -> SentFile | None:
    """Return a file that came with an answer of a wave, and write that it was opened; None when there is none.

    It says no longer where, when and by what device it was made, as far as that can be taken out.
    """
    found = opened_file(wave, number)
    if found is None:
        return None
    with transaction.atomic():
        record(actor=by, verb="answer_file_opened", on=wave)
    return replace(found, content=without_metadata(found.content))
