"""The form that says what answers become in the observatory: which question tells what, and what each answer means."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from vigie.observatory.checking import NAMES
from vigie.observatory.referentials.listed import Listed
from vigie.surveys.managing.asked import Asked
from vigie.surveys.receiving.facts import MAPPED

QUESTION, FIXED, BETWEEN = "question:", "fixed:", "\x1f"


class MappingForm(forms.Form):
    """A question, a value for all, or nothing, for each thing that a fact says; then a code for each answer.

    mapping: what is kept so far. The answers of a question are asked about once it is chosen.
    """

    def __init__(
        self,
        *args: Any,
        closed: Sequence[Asked],
        lists: Mapping[str, Sequence[Listed]],
        mapping: Mapping[str, Any] | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.closed = {asked.path: asked for asked in closed}
        self.lists = {name: {item.code: item.label for item in lists[name] if not item.retired_on} for name in MAPPED}
        self.kept: Mapping[str, Any] = mapping or {}
        self.add_when()
        for name in MAPPED:
            self.add_dimension(name)

    def add_when(self) -> None:
        """Ask which answers make a fact."""
        chosen = [f"{path}{BETWEEN}{value}" for path, values in self.kept.get("when", {}).items() for value in values]
        self.fields["when"] = forms.MultipleChoiceField(
            label=gettext("Une réponse devient un fait quand on y a répondu"),
            choices=[
                (asked.label, [(f"{asked.path}{BETWEEN}{value}", label) for value, label in asked.values])
                for asked in self.closed.values()
            ],
            required=False,
            initial=chosen,
            widget=forms.SelectMultiple(attrs={"size": 8}),
            help_text=gettext("Rien de choisi : chaque réponse est un fait. Ctrl ou ⌘ pour en choisir plusieurs."),
        )

    def add_dimension(self, name: str) -> None:
        """Ask where a dimension comes from, then what each answer of its question means."""
        field = self.kept.get("fields", {}).get(name, {})
        label = str(NAMES[name]).capitalize()
        values = self.lists[name]
        self.fields[name] = forms.ChoiceField(
            label=label,
            required=False,
            initial=origin_of(field),
            choices=[
                ("", gettext("non renseigné")),
                (
                    gettext("D'après une question"),
                    [(f"{QUESTION}{path}", asked.label) for path, asked in self.closed.items()],
                ),
                (
                    gettext("La même valeur pour toutes les réponses"),
                    [(f"{FIXED}{code}", words) for code, words in values.items()],
                ),
            ],
        )
        asked = self.closed.get(field.get("question", ""))
        for place, (value, words) in enumerate(asked.values if asked else ()):
            self.fields[f"{name}-{place}"] = forms.ChoiceField(
                label=words,
                choices=[("", gettext("non renseigné")), *values.items()],
                required=False,
                initial=field["values"].get(value, ""),
            )

    def parts(self) -> list[tuple[forms.BoundField, list[forms.BoundField]]]:
        """Return each dimension with the answers of its question, whose meaning is asked."""
        return [(self[name], [self[each] for each in self.fields if each.startswith(f"{name}-")]) for name in MAPPED]

    def mapping(self) -> dict[str, Any] | None:
        """Return what was chosen as a mapping; None when answers become nothing."""
        when: dict[str, list[str]] = {}
        for each in self.cleaned_data["when"]:
            path, value = each.split(BETWEEN)
            when.setdefault(path, []).append(value)
        fields = {name: found for name in MAPPED if (found := self.field_of(name))}
        return {"when": when, "fields": fields} if fields or when else None

    def field_of(self, name: str) -> dict[str, Any]:
        """Return where one dimension comes from; a question just chosen gets the codes that are its own values."""
        chosen = self.cleaned_data[name]
        if chosen.startswith(FIXED):
            return {"fixed": chosen.removeprefix(FIXED)}
        asked = self.closed.get(chosen.removeprefix(QUESTION))
        if asked is None:
            return {}
        if asked.path != self.kept.get("fields", {}).get(name, {}).get("question"):
            return {"question": asked.path, "values": {v: v for v, _words in asked.values if v in self.lists[name]}}
        codes = {value: self.cleaned_data.get(f"{name}-{n}", "") for n, (value, _words) in enumerate(asked.values)}
        return {"question": asked.path, "values": {value: code for value, code in codes.items() if code}}

    def asks_more(self) -> bool:
        """Whether a question was just chosen, so that its answers are still to be asked about."""
        kept = self.kept.get("fields", {})
        return any(
            self.cleaned_data[name].startswith(QUESTION) and self.cleaned_data[name] != origin_of(kept.get(name, {}))
            for name in MAPPED
        )


def origin_of(field: Mapping[str, Any]) -> str:
    """Return the choice that stands for where a dimension comes from."""
    if "fixed" in field:
        return f"{FIXED}{field['fixed']}"
    return f"{QUESTION}{field['question']}" if field.get("question") else ""
