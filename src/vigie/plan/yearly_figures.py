"""Answers to the figures asked of an action for a year: checked, written, and laid out by year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.models import Action, AskedFigure, YearlyFigure

PARTS = ("women", "men", "sex_not_stated")


@dataclass(frozen=True)
class Answer:
    """A figure of a year. value: None when nobody knows, which is not zero; its parts too, by sex."""

    value: Decimal | None = None
    women: int | None = None
    men: int | None = None
    sex_not_stated: int | None = None

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Women, men, sex not stated."""
        return self.women, self.men, self.sex_not_stated


NOBODY_KNOWS = Answer()


def checked(answer: Answer) -> Answer:
    """Return an answer that counts people once it holds together; the total is counted when only its parts are given.

    Raises ValueError, with a French sentence, when the parts do not add up to the total.
    """
    known = [part for part in answer.parts if part is not None]
    if answer.value is None:
        return replace(answer, value=Decimal(sum(known))) if len(known) == len(PARTS) else answer
    if answer.value != int(answer.value):
        raise ValueError(gettext("Des personnes se comptent en nombre entier."))
    told = {"total": in_figures(answer.value), "sum": sum(known)}
    if len(known) == len(PARTS) and sum(known) != answer.value:
        raise ValueError(
            gettext("Femmes, hommes et « sexe non renseigné » font %(sum)s, et le total dit %(total)s.") % told
        )
    if sum(known) > answer.value:
        raise ValueError(gettext("Le détail compte %(sum)s personnes, plus que le total de %(total)s.") % told)
    return answer


def in_figures(value: Decimal | None) -> str:
    """Return a value as it is read in French, without useless decimals; « inconnu » when nobody knows it."""
    if value is None:
        return gettext("inconnu")
    return number_format(value.quantize(Decimal(1)) if value == int(value) else value, force_grouping=True)


def in_words(asked: AskedFigure, answer: Answer) -> str:
    """Return an answer as the journal tells it."""
    words = in_figures(answer.value)
    if not asked.counts_people:
        return words
    by_sex = [in_figures(None if part is None else Decimal(part)) for part in answer.parts]
    return gettext("%(total)s (femmes : %(women)s, hommes : %(men)s, sexe non renseigné : %(other)s)") % dict(
        zip(("total", "women", "men", "other"), (words, *by_sex), strict=True)
    )


def answer_of(row: YearlyFigure) -> Answer:
    """Return what a row of the database says."""
    return Answer(row.value, row.women, row.men, row.sex_not_stated)


def known_answers(action: Action, year: int) -> dict[int, Answer]:
    """Return the answers recorded for a year, by the id of the figure asked."""
    rows = YearlyFigure.objects.filter(asked__action=action, year=year)
    return {row.asked_id: answer_of(row) for row in rows}


def answer_figures(
    *, action: Action, year: int, answers: Mapping[int, Answer], author: Person | None, actor: Person | None
) -> bool:
    """Write the answers given for a year, by the id of the figure asked; return whether anything changed.

    A figure that is not in ``answers`` stays as it was. author: who says it; actor: who is signed in, if anybody.
    """
    with transaction.atomic():
        Action.objects.select_for_update().get(pk=action.pk)
        before = known_answers(action, year)
        changes: dict[str, list[str]] = {}
        for asked in AskedFigure.objects.for_year(year).filter(action=action, pk__in=answers):
            answer = checked(answers[asked.pk]) if asked.counts_people else answers[asked.pk]
            if before.get(asked.pk) != answer:
                write_answer(asked, year, answer, author)
                changes[f"{asked.label} {year}"] = told(asked, before.get(asked.pk), answer)
        if changes:
            record(actor=actor or author, verb="figures_answered", on=action, changes=changes)
    return bool(changes)


def told(asked: AskedFigure, before: Answer | None, after: Answer) -> list[str]:
    """Return the words before and after, in French whatever the language of who answers."""
    with override("fr"):
        return [in_words(asked, before) if before else "", in_words(asked, after)]


def write_answer(asked: AskedFigure, year: int, answer: Answer, author: Person | None) -> None:
    """Write one answer."""
    said = {
        "value": answer.value,
        "women": answer.women,
        "men": answer.men,
        "sex_not_stated": answer.sex_not_stated,
        "answered_by": author,
        "answered_at": timezone.now(),
        "is_fictitious": bool(author and author.is_fictitious),
    }
    YearlyFigure.objects.update_or_create(asked=asked, year=year, defaults=said)


@dataclass(frozen=True)
class FigureRow:
    """A figure asked of an action, and its answers by year, the years of the table in order; None without answer."""

    asked: AskedFigure
    answers: list[YearlyFigure | None]


def figures_by_year(action: Action) -> tuple[list[int], list[FigureRow]]:
    """Return the years answered and, for each figure asked, its answers; two queries."""
    rows = list(action.asked_figures.prefetch_related("answers"))
    years = sorted({answer.year for asked in rows for answer in asked.answers.all()})
    laid = []
    for asked in rows:
        by_year = {answer.year: answer for answer in asked.answers.all()}
        laid.append(FigureRow(asked, [by_year.get(year) for year in years]))
    return years, laid
