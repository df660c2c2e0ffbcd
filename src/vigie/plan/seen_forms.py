"""Forms that know what their reader saw: when someone else wrote meanwhile, nothing is lost and it is said."""

import hashlib
import json
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, override


def choose_among(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Limit the choices of a field of a form to some rows."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def fingerprint(values: dict[str, Any]) -> str:
    """Return a short mark of some values, the same whenever they are the same."""
    text = json.dumps({name: plain(value) for name, value in values.items()}, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def plain(value: Any) -> Any:
    """Return a value that compares alike before and after the database: sets of objects by their ids, in order."""
    if isinstance(value, list | tuple | set):
        return sorted(str(item.pk if isinstance(item, Model) else item) for item in value)
    return value


def shown(field: forms.Field, value: Any) -> str:
    """Return a value of a field as people read it: words of a choice, names of objects, an empty text for none."""
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(sorted(str(row) for row in chosen_rows(field, value)))
    if isinstance(field, forms.ChoiceField):
        names: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type]
        codes = value if isinstance(value, list) else [value] if value else []
        return ", ".join(str(names.get(code, code)) for code in codes)
    if isinstance(value, bool):
        return gettext("oui") if value else gettext("non")
    if isinstance(value, list):
        return " ; ".join(str(item) for item in value)
    return "" if value is None else str(value)


def chosen_rows(field: forms.ModelChoiceField, value: Any) -> list[Model]:
    """Return the rows that a value of a field stands for: rows, or their ids, one or several."""
    several = value if isinstance(value, list | tuple | QuerySet) else [value] if value else []
    keys = [item.pk if isinstance(item, Model) else item for item in several]
    return list(field.queryset.filter(pk__in=keys)) if keys and field.queryset is not None else []


class SeenForm(forms.ModelForm):
    """A form that refuses once what was changed since its reader opened it, and shows what is now recorded.

    Use it on a row locked for the transaction. The words of the second writer stay in the form; sending it
    again writes them.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is recorded now; fields beyond the model's are added by the forms that have them, before `clean`.
        self.fields["seen"].initial = self.current_fingerprint

    def current_fingerprint(self) -> str:
        """Return the mark of what is recorded now."""
        return fingerprint({name: self.get_initial_for_field(field, name) for name, field in self.own_fields()})

    def own_fields(self) -> list[tuple[str, forms.Field]]:
        """Return the fields people fill in."""
        return [(name, field) for name, field in self.fields.items() if name != "seen"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        current = self.current_fingerprint()
        if self.instance.pk and cleaned.get("seen") and cleaned["seen"] != current:
            assert isinstance(self.data, MultiValueDict)
            # Shown again with the mark of what is recorded now: sending the form once more writes it.
            self.data = MultiValueDict({**dict(self.data.lists()), self.add_prefix("seen"): [current]})
            self.add_error(None, self.changed_meanwhile())
        return cleaned

    def changed_meanwhile(self) -> str:
        """Say what is recorded now, where it differs from what is being written."""
        recorded = [
            gettext("%(field)s : « %(value)s »")
            % {
                "field": self.fields[name].label,
                "value": shown(self.fields[name], self.get_initial_for_field(self.fields[name], name)),
            }
            for name in self.changed_data
            if name != "seen"
        ]
        return gettext(
            "Quelqu'un a modifié ces informations pendant que vous écriviez. Vos mots sont restés dans le "
            "formulaire ; enregistrez à nouveau pour les garder. Ce qui est enregistré en ce moment : "
            "%(recorded)s."
        ) % {"recorded": " ; ".join(recorded) or gettext("la même chose")}

    def changes(self) -> dict[str, list[str]]:
        """Return what the form changes, as the journal keeps it: field in French, words before, words after."""
        with override("fr"):
            return {str(self.fields[name].label): words for name, words in self.changed_words().items()}

    def changed_words(self) -> dict[str, list[str]]:
        """Return the fields that change, each with its words before and after."""
        return {
            name: [
                shown(self.fields[name], self.get_initial_for_field(self.fields[name], name)),
                shown(self.fields[name], self.cleaned_data.get(name)),
            ]
            for name in self.changed_data
            if name != "seen"
        }


class LinesField(forms.CharField):
    """A list of short texts, one to a line; None when there is none."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(item) for item in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str] | None:  # type: ignore[override]
        lines = value if isinstance(value, list) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()] or None

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value) if value else "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or None) != self.to_python(data)
