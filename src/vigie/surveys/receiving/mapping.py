"""Checks the mapping of a survey to facts (``facts``) when it is saved, so that pouring never meets a bad one."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vigie.observatory.checking import NAMES, Values, values_of, why_not
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.quarters import quarter_of
from vigie.surveys.engine.nodes import FILE_KINDS, Definition, Kind, Question
from vigie.surveys.models import SurveyVersion
from vigie.surveys.receiving.definitions import definition_of
from vigie.surveys.receiving.facts import MAPPED

Questions = Mapping[str, Question]
WRITTEN = frozenset({Kind.TEXT, Kind.BARCODE, Kind.NOTE}) | FILE_KINDS


def check_mapping(mapping: Any, version: SurveyVersion) -> list[str]:
    """Return what is wrong with a mapping, as French sentences; none when it may be saved. version: a published one."""
    if mapping is None:
        return []
    if (
        not isinstance(mapping, dict)
        or not set(mapping) <= {"when", "fields"}
        or not isinstance(mapping.get("fields"), dict)
    ):
        return [_("Le versement s'écrit avec « when » (facultatif) et « fields ».")]
    if not isinstance(mapping.get("when", {}), dict):
        return [_("« when » donne, pour chaque question, la liste des réponses qui font un fait.")]
    questions = mappable(definition_of(version))
    known = values_of(current_lists())
    return [
        *(
            fault
            for name, answers in mapping.get("when", {}).items()
            for fault in condition_faults(name, answers, questions)
        ),
        *(fault for name, field in mapping["fields"].items() for fault in field_faults(name, field, questions, known)),
    ]


def mappable(definition: Definition) -> Questions:
    """Return the questions that may make facts, by their keys: asked once, and not answered freely."""
    repeated = tuple(f"{path}/" for path in definition.repeats)
    start = f"{definition.root}/"
    return {
        path.removeprefix(start): question
        for path, question in definition.questions.items()
        if question.kind not in WRITTEN and not path.startswith(repeated)
    }


def condition_faults(question: Any, answers: Any, questions: Questions) -> Iterator[str]:
    """Give what is wrong with a condition."""
    if not isinstance(answers, list) or not answers or not all(isinstance(each, str) for each in answers):
        yield _("« %(question)s » : donnez la liste des réponses qui font un fait.") % {"question": question}
        return
    yield from question_faults(question, answers, questions)


def field_faults(dimension: Any, field: Any, questions: Questions, known: Values) -> Iterator[str]:
    """Give what is wrong with the mapping of one dimension."""
    if dimension not in MAPPED:
        yield _("« %(name)s » n'est pas un champ d'un fait : %(known)s.") % {
            "name": dimension,
            "known": ", ".join(MAPPED),
        }
    elif isinstance(field, dict) and set(field) == {"fixed"}:
        yield from code_faults(dimension, [field["fixed"]], known)
    elif is_by_answer(field):
        yield from question_faults(field["question"], field["values"], questions)
        yield from code_faults(dimension, field["values"].values(), known)
    else:
        sentence = _(
            "%(name)s : donnez une valeur fixe (« fixed »), ou une question et ses valeurs (« question », « values »)."
        )
        yield sentence % {"name": str(NAMES[dimension]).capitalize()}


def is_by_answer(field: Any) -> bool:
    """Whether a field is of the form question and values."""
    return (
        isinstance(field, dict)
        and set(field) == {"question", "values"}
        and isinstance(field["question"], str)
        and isinstance(field["values"], dict)
    )


def question_faults(name: str, answers: Any, questions: Questions) -> Iterator[str]:
    """Give what is wrong with a question and the answers taken from it."""
    question = questions.get(name)
    if question is None:
        yield _("« %(name)s » n'est pas une question de ce questionnaire qui puisse faire un fait.") % {"name": name}
        return
    offered = {choice.value for choice in question.choices}
    for answer in answers:
        if offered and answer not in offered:
            yield _("« %(answer)s » n'est pas une réponse de « %(name)s ».") % {"answer": answer, "name": name}


def code_faults(dimension: str, codes: Any, known: Values) -> Iterator[str]:
    """Give what is wrong with the codes of a dimension."""
    today, label = timezone.localdate(), str(NAMES[dimension]).capitalize()
    for code in codes:
        listed = known[dimension].get(code) if isinstance(code, str) else None
        if reason := why_not(listed, quarter_of(today), today):
            yield _("%(name)s : « %(code)s » %(reason)s.") % {"name": label, "code": str(code)[:60], "reason": reason}
