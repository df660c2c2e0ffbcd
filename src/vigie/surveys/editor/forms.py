"""The forms of the editor: what to add and where, one question, one group."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.seen_forms import LinesField
from vigie.surveys.editor.acts import Written
from vigie.surveys.editor.choices import label_tokens, texts_of
from vigie.surveys.editor.conditions import (
    CONTAINS,
    IS,
    IS_NOT,
    LACKS,
    Condition,
    read_condition,
    write_condition,
)
from vigie.surveys.editor.kinds import QuestionKind, kinds_for
from vigie.surveys.editor.outline import Line, languages_of
from vigie.surveys.managing.asked import closed_in
from vigie.surveys.xlsform.form import Row, read_form
from vigie.surveys.xlsform.sheets import Sheets

GROUP, MATRIX = "group", "matrix"
RAW, BETWEEN = "raw", "\x1f"
LONGEST_TEXT, MOST_CHOICES, MOST_ROWS = 2_000, 300, 40


class AddForm(forms.Form):
    """What to add, and after what."""

    kind = forms.ChoiceField(label=_("Sorte"))
    after = forms.ChoiceField(label=_("Après"))

    def __init__(self, *args: Any, lines: Sequence[Line], is_anonymous: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, after = self.fields["kind"], self.fields["after"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(after, forms.ChoiceField)
        asked = kinds_for(is_anonymous=is_anonymous)
        kind.choices = [*((each.code, each.label) for each in asked), (GROUP, _("groupe de questions"))]
        if is_anonymous:
            kind.help_text = gettext(
                "Aucun fichier ici : l'enquête est anonyme, et une photo ou un document peut dire qui répond."
            )
        places = [(place_after(line), indented(line)) for line in lines if line.role != "begin" or place_after(line)]
        after.choices = [("0", gettext("au début")), *places]
        after.initial = places[-1][0] if places else "0"


def place_after(line: Line) -> str:
    """Return the place after which something is put: inside a group, at its head; after a grid; nowhere in a repeat."""
    if line.rows:
        return str(line.end)
    return str(line.place) if line.role != "begin" or line.is_group else ""


def indented(line: Line) -> str:
    """Return a row as it is chosen in a list, its depth shown."""
    words = gettext("groupe « %(label)s »") % {"label": line.label} if line.is_group else line.label
    return "— " * line.depth + words[:80]


class TextsForm(forms.Form):
    """The words of a question or of a group, in each language of the questionnaire."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sheets: Sheets, line: Line | None, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets, self.line = sheets, line
        self.languages = languages_of(sheets)
        self.fields["seen"].initial = seen
        rows = {row.number - 1: row for row in read_form(sheets).survey}
        self.row = rows.get(line.place) if line else None
        self.add_texts("label", gettext("Texte"), is_required=True)

    def add_texts(self, column: str, words: str, *, is_required: bool) -> None:
        """Ask a text in each language; only the first has to be there."""
        for place, language in enumerate(self.languages):
            tokens = (column, language) if language else (column,)
            self.fields[f"{column}-{place}"] = forms.CharField(
                label=in_language(words, language),
                required=is_required and place == 0,
                max_length=LONGEST_TEXT,
                initial=self.row.text(*tokens) if self.row else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def texts(self, column: str) -> dict[str, str]:
        """Return the texts by language, on one line each."""
        return {
            language: " ".join(self.cleaned_data[f"{column}-{place}"].split("\n")).replace("\r", "")
            for place, language in enumerate(self.languages)
        }


def in_language(words: str, language: str) -> str:
    """Return the label of a field, with the language when the questionnaire names it."""
    return f"{words} ({language.split(' (')[0]})" if language else words


def labels_in(rows: Iterable[Row], language: str) -> list[str]:
    """Return the labels of rows in a language, empty where one is missing."""
    return [row.text(*label_tokens(language)) for row in rows]


class QuestionForm(TextsForm):
    """One question of a kind that the short editor writes."""

    def __init__(self, *args: Any, kind: QuestionKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind.code == MATRIX:
            rows = self.line.rows if self.line else ()
            places = {row.place for row in rows}
            found = [row for row in read_form(self.sheets).survey if row.number - 1 in places]
            self.add_lines("rows", gettext("Lignes de la grille, une par ligne"), lambda one: labels_in(found, one))
        else:
            self.add_texts("hint", gettext("Précision"), is_required=False)
        if kind.has_choices:
            list_name = self.line.list_name if self.line else ""
            words = gettext("Réponses, une par ligne")
            self.add_lines("choices", words, lambda one: texts_of(self.sheets, list_name, one))
        if kind.code == "range":
            self.add_range()
        if kind.can_be_required:
            self.fields["is_required"] = forms.BooleanField(
                label=gettext("Réponse obligatoire"), required=False, initial=bool(self.line and self.line.is_required)
            )
        self.add_condition()

    def add_lines(self, name: str, words: str, written: Callable[[str], list[str]]) -> None:
        """Ask words, one to a line, in each language. written: what is there in a language."""
        for place, language in enumerate(self.languages):
            old = written(language) if self.line else []
            self.fields[f"{name}-{place}"] = LinesField(
                label=in_language(words, language),
                required=place == 0,
                initial=old,
                widget=forms.Textarea(attrs={"rows": max(5, min(14, len(old) + 1))}),
                help_text=gettext("Dans le même ordre que la première langue.") if place else "",
            )

    def add_range(self) -> None:
        """Ask the ends of the scale."""
        words = self.row.text("parameters") if self.row else ""
        found = dict(each.split("=", 1) for each in words.replace(",", " ").replace(";", " ").split() if "=" in each)
        for name, label, default in (
            ("start", gettext("De (plus petit nombre)"), "0"),
            ("end", gettext("À (plus grand nombre)"), "10"),
            ("step", gettext("De combien en combien"), "1"),
        ):
            self.fields[name] = forms.DecimalField(label=label, initial=found.get(name, default), max_digits=9)

    def add_condition(self) -> None:
        """Ask when to show the question. One that says more than the editor writes is kept as it is, and shown."""
        expression = self.line.relevant if self.line else ""
        self.condition = read_condition(expression) if expression else None
        own = self.line.names if self.line else []
        closed = [asked for asked in closed_in(self.sheets) if asked.path.split("/")[-1] not in own]
        keeps = [(RAW, gettext("garder la condition écrite : %(expression)s") % {"expression": expression})]
        known = {f"{asked.path.split('/')[-1]}{BETWEEN}{value}" for asked in closed for value, _label in asked.values}
        initial = f"{self.condition.question}{BETWEEN}{self.condition.value}" if self.condition else ""
        is_raw = bool(expression) and initial not in known
        if is_raw:
            self.condition = None
        self.multiple = {asked.path.split("/")[-1] for asked in closed if asked.keyword == "select_multiple"}
        self.fields["shown"] = forms.ChoiceField(
            label=gettext("Montrer cette question"),
            required=False,
            choices=[
                *(keeps if is_raw else []),
                ("", gettext("toujours")),
                (IS, gettext("si la réponse choisie ci-dessous est donnée")),
                (IS_NOT, gettext("si la réponse choisie ci-dessous n'est pas donnée")),
            ],
            initial=RAW if is_raw else shown_as(self.condition),
        )
        self.fields["answer"] = forms.ChoiceField(
            label=gettext("Question et réponse dont cela dépend"),
            required=False,
            choices=[
                ("", "–"),
                *(
                    (f"{asked.path.split('/')[-1]}{BETWEEN}{value}", f"{asked.label[:70]} → {label}")
                    for asked in closed
                    for value, label in asked.values
                ),
            ],
            initial=initial if not is_raw else "",
        )

    def clean(self) -> dict[str, Any]:
        """Check that answers go by as many in each language, and that a condition is whole."""
        cleaned = super().clean() or self.cleaned_data
        if self.kind.has_choices:
            said = gettext("La même réponse est écrite deux fois : gardez-en une.")
            self.check_lines(
                "choices", said, gettext("C'est trop de réponses pour être lues : 300 au plus."), MOST_CHOICES
            )
        if self.kind.code == MATRIX:
            said = gettext("La même ligne est écrite deux fois : gardez-en une.")
            self.check_lines("rows", said, gettext("C'est trop de lignes pour une grille : 40 au plus."), MOST_ROWS)
        if cleaned.get("shown") in (IS, IS_NOT) and not cleaned.get("answer"):
            self.add_error("answer", gettext("Choisissez la réponse dont l'affichage dépend, ou « toujours »."))
        if {"start", "end", "step"} <= cleaned.keys() and not rises(cleaned["start"], cleaned["end"], cleaned["step"]):
            said = gettext("L'échelle doit monter, par pas plus petits qu'elle : par exemple de 0 à 10, de 1 en 1.")
            self.add_error("end", said)
        return cleaned

    def check_lines(self, name: str, twice: str, many: str, most: int) -> None:
        """Refuse doubles, more lines than can be read, and other languages with fewer or more of them."""
        first = self.cleaned_data.get(f"{name}-0") or []
        if len(set(first)) < len(first):
            self.add_error(f"{name}-0", twice)
        if len(first) > most:
            self.add_error(f"{name}-0", many)
        for place in range(1, len(self.languages)):
            other = self.cleaned_data.get(f"{name}-{place}") or []
            if other and len(other) != len(first):
                said = gettext("Il y a %(here)d lignes ici et %(there)d dans la première langue : mettez-en autant.")
                self.add_error(f"{name}-{place}", said % {"here": len(other), "there": len(first)})

    def written(self) -> Written:
        """Return the question as it is written."""
        cleaned = self.cleaned_data
        parameters = None
        if self.kind.code == "range":
            parameters = " ".join(f"{name}={cleaned[name].normalize():f}" for name in ("start", "end", "step"))
        return Written(
            labels=self.texts("label"),
            hints=self.texts("hint") if "hint-0" in self.fields else {},
            is_required=cleaned.get("is_required", False),
            choices=self.lines("choices") if self.kind.has_choices else None,
            rows=self.lines("rows") if self.kind.code == MATRIX else None,
            relevant=self.expression(),
            parameters=parameters,
        )

    def lines(self, name: str) -> dict[str, list[str]]:
        """Return lines by language; a language left empty reads like the first."""
        first = self.cleaned_data[f"{name}-0"]
        return {
            language: self.cleaned_data.get(f"{name}-{place}") or first for place, language in enumerate(self.languages)
        }

    def expression(self) -> str | None:
        """Return the condition as an expression, None to keep the one that is written."""
        shown = self.cleaned_data["shown"]
        if shown == RAW:
            return None
        if not shown:
            return ""
        question, value = self.cleaned_data["answer"].split(BETWEEN)
        several = question in self.multiple
        comparison = {IS: CONTAINS if several else IS, IS_NOT: LACKS if several else IS_NOT}[shown]
        return write_condition(Condition(question, comparison, value))


def shown_as(condition: Condition | None) -> str:
    """Return the choice that stands for a condition."""
    if condition is None:
        return ""
    return IS if condition.comparison in (IS, CONTAINS) else IS_NOT


def rises(start: Decimal, end: Decimal, step: Decimal) -> bool:
    """Whether a scale goes up by steps that it holds."""
    return start < end and 0 < step <= end - start
