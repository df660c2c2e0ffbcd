"""Frozen results as files: one long table of all that is told, and what each of its columns means."""

from typing import Any

from django.utils.translation import gettext as _

from vigie.core.tables import Column, Kind, Table, Value, Withheld
from vigie.observatory.explorer.shares import share_of
from vigie.observatory.open_data import licence
from vigie.surveys.models import FrozenResults
from vigie.surveys.results.drawing import unanswered_label
from vigie.surveys.results.shown import cell_of, side_label
from vigie.surveys.results.wording import LEFT_OUT, NOT_CROSSED, NOT_TOLD, category

Json = dict[str, Any]
Row = tuple[Value, ...]
SECRET = Withheld("s")
NO_SHARE: Row = (None, None, None)


def results_table(results: FrozenResults) -> Table:
    """Return all that is told of a wave: one row per number, with its status. Made-up numbers say so."""
    content = results.content
    rows = [*question_rows(content), *crossing_rows(content)]
    mark = _("données fictives") if results.wave.survey.is_fictitious else ""
    title = f"{results.wave} ({mark})" if mark else str(results.wave)
    columns = [*columns_of(), *([Column("warning", _("Mise en garde"))] if mark else [])]
    return Table(title, tuple(columns), tuple((*row, mark) if mark else row for row in rows))


def columns_of() -> list[Column]:
    """Return the columns of the long table."""
    return [
        Column("question", _("Question"), width=50),
        Column("key", _("Nom de la question")),
        Column("answer", _("Réponse"), width=40),
        Column("code", _("Code de la réponse")),
        Column("crossed_with", _("Croisée avec"), width=40),
        Column("crossed_answer", _("Réponse croisée")),
        Column("number", _("Personnes"), Kind.NUMBER),
        Column("status", _("Statut")),
        Column("share", _("Part"), Kind.SHARE),
        Column("lower", _("Intervalle à 95\u00a0%, bas"), Kind.SHARE),
        Column("upper", _("Intervalle à 95\u00a0%, haut"), Kind.SHARE),
        Column("base", _("Personnes interrogées"), Kind.NUMBER),
    ]


def question_rows(content: Json) -> list[Row]:
    """Return the rows of questions; one row says why, where nothing is told."""
    rows: list[Row] = []
    for question in content["questions"]:
        head = (question["label"], question["key"])
        if question["reason"]:
            status = str(NOT_TOLD[question["reason"]])
            rows.append((*head, "", "", "", "", None, status, None, None, None, question["base"]))
        elif question["ranking"]:
            rows += ranking_rows(question)
        else:
            rows += [
                number_row(head, label, code, number, question["base"], content["threshold"])
                for label, code, number in answers_of(question)
            ]
    return rows


def answers_of(question: Json) -> list[tuple[str, str, int | None]]:
    """Return label, code and number of the answers to a question, those without answer last."""
    found = [(category(row["code"], row["label"]), row["code"], row["value"]) for row in question["rows"]]
    return [*found, (unanswered_label(question), "not_answered", question["unanswered"])]


def number_row(
    head: tuple[str, str], label: str, code: str, number: int | None, base: int | None, threshold: int
) -> Row:
    """Return a number with its share."""
    share = share_of(cell_of(number), cell_of(base), threshold)
    parts: Row = (None, None, None)
    if share:
        parts = tuple(round(each, 4) for each in (share.value, share.interval.lower, share.interval.upper))
    return (*head, label, code, "", "", value_of(number), status_of(number), *parts, base)


def ranking_rows(question: Json) -> list[Row]:
    """Return how many put each item at each place."""
    head = (question["label"], question["key"])
    return [
        (*head, *answer, _("Rang"), column["label"], value_of(number), status_of(number), *NO_SHARE, row["total"])
        for row in question["ranking"]["rows"]
        for answer in [(row["label"], row["code"])]
        for column, number in zip(question["ranking"]["columns"], row["values"], strict=True)
    ]


def crossing_rows(content: Json) -> list[Row]:
    """Return the rows of crossings; one row says why, where there is none."""
    rows: list[Row] = []
    for crossing in content["crossings"]:
        head = (side_label(crossing["first"]), crossing["first"]["key"])
        other = side_label(crossing["second"])
        if not crossing["table"]:
            status = str(NOT_CROSSED[crossing["reason"]])
            rows.append((*head, "", "", other, "", None, status, None, None, None, None))
            continue
        table = crossing["table"]
        columns = [category(column["code"], column["label"]) for column in table["columns"]]
        for row in table["rows"]:
            label = category(row["code"], row["label"])
            rows += [
                (*head, label, row["code"], other, column, value_of(number), status_of(number), *NO_SHARE, row["total"])
                for column, number in zip(columns, row["values"], strict=True)
            ]
    return rows


def value_of(number: int | None) -> Value:
    """Return a number, or the mark of what is secret."""
    return SECRET if number is None else number


def status_of(number: int | None) -> str:
    """Return the status of a number in words."""
    return _("secret") if number is None else _("valeur") if number else _("zéro")


def results_dictionary(results: FrozenResults) -> Table:
    """Return what the columns of the long table mean, under what terms, and what is left out."""
    threshold = results.content["threshold"]
    meanings = {
        "question": _("la question, comme elle a été posée"),
        "key": _("son nom dans le questionnaire"),
        "answer": _("la réponse comptée ; « Sans réponse » quand la question, posée, n'en a pas reçu"),
        "code": _("le code de la réponse dans le questionnaire"),
        "crossed_with": _("pour un croisement, l'autre question ; pour un classement, « Rang »"),
        "crossed_answer": _("pour un croisement, la réponse à l'autre question"),
        "number": _("nombre de personnes ; « s » quand il est secret"),
        "status": _("valeur, zéro ou secret, ou pourquoi rien n'est dit"),
        "share": _("nombre de personnes sur le nombre de personnes interrogées, quand il peut se dire"),
        "lower": _("borne basse de l'intervalle à 95 % (Wilson ; exact sous 30 personnes)"),
        "upper": _("borne haute du même intervalle"),
        "base": _("personnes à qui la question a été posée ; pour un croisement, total de la ligne"),
    }
    rows: list[Row] = [(column.header, meanings[column.name]) for column in columns_of()]
    rows.append(
        (
            _("Secret"),
            _("un nombre de 1 à %(most)d, ou un nombre qui permettrait d'en retrouver un") % {"most": threshold - 1},
        )
    )
    rows.append((_("Licence"), f"{licence.TITLE} – {licence.ADDRESS}. {licence.IN_SHORT}"))
    rows.append((_("Empreinte (SHA-256)"), results.digest))
    rows += [(each["label"], str(LEFT_OUT[each["reason"]])) for each in results.content["left_out"]]
    columns = (Column("name", _("Colonne ou mention"), width=40), Column("meaning", _("Ce que cela dit"), width=80))
    return Table(_("Dictionnaire de %(wave)s") % {"wave": results.wave}, columns, tuple(rows))
